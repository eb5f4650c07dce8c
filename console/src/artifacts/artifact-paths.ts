export const artifactPath = (base: string, id: string): string => `${base}/artifacts/artifact/${id}`;
export const keyPath = (base: string, key: string): string => `${base}/artifacts/key/${encodeURIComponent(key)}`;

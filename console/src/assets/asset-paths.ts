/** Where an asset is shown. Keys are addresses themselves, which no path could hold. */
export const assetPath = (base: string, key: string): string => `${base}/assets/asset?key=${encodeURIComponent(key)}`;

/** What to call it where there is little room: its name, or the last part of its key. */
export const shortName = ({ key, name }: { key: string; name: string }): string => name || key.replace(/\/+$/, '').split('/').at(-1) || key;

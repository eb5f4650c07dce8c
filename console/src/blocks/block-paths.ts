/** Where the SDK's command line leads to. */
export const blockPath = (base: string, id: string): string => `${base}/blocks/block/${id}`;
export const catalogPath = (base: string): string => `${base}/settings/blocks/catalog`;
export const typePath = (base: string, slug: string): string => `${catalogPath(base)}/${encodeURIComponent(slug)}`;

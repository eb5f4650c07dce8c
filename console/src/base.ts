/** Where the installation lives: the path a reverse proxy may put before everything. Ends without a slash. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/(index\.html)?$/, '');

/** An address of the server, under whatever path it lives. */
export const serverUrl = (path: string): string => `${window.location.origin}${basePath}${path}`;

/** What PREFECT_CLOUD_API_URL has to be. */
export const cloudApiUrl = (): string => serverUrl('/api');

/** The API that this server speaks below a workspace, and the release of the reference that spoke it first. Clients compare them with their own. */
export const API_VERSION = '0.8.4';
export const SERVER_VERSION = '3.8.8';

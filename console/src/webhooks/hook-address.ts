/** What other systems are given, wherever this installation is. */
export const hookAddress = (slug: string): string => new URL(`hooks/${slug}`, document.baseURI).href;

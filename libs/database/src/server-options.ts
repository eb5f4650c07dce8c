/** The address with server settings added to those it has itself, which pg would let win over ours. */
export function withServerOptions(address: string, options: string): string {
  const url = new URL(address);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', given === null ? options : `${given} ${options}`);
  return url.href;
}

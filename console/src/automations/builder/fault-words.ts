/** With its place, such as “Trigger, part 2, within: …”. */
export function faultInWords({ field = null, message }: { readonly field?: string | null; readonly message: string }): string {
  const [first = '', ...way] = (field ?? '').split('.');
  const words = placesOf(first, way).join(', ').replaceAll('_', ' ');
  return words === '' ? message : `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${message}`;
}

function placesOf(first: string, [index, ...way]: readonly string[]): string[] {
  if (index === undefined) return [first];
  if (first.startsWith('actions')) return [`action ${Number(index) + 1}`, ...way];
  if (first === 'triggers') return [`part ${Number(index) + 1}`, ...rest(way)];
  return [first, ...rest([index, ...way])];
}

const rest = ([first, ...way]: readonly string[]): string[] => (first === undefined ? [] : placesOf(first, way));

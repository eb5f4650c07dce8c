interface Refused {
  readonly __typename: 'InputError';
  readonly message: string;
  readonly fields?: readonly { readonly field?: string | null; readonly message: string }[];
}
type Answer = { readonly __typename?: string } | Refused;

const isRefused = (answer: Answer): answer is Refused => answer.__typename === 'InputError';

/** Why a mutation was refused: its form's fault, or that of the way to the server. Null: it was done. */
export function refusalOf(result: { data?: object | null | undefined; error?: Error | undefined }): Refused | null {
  if (result.error) return { __typename: 'InputError', message: result.error.message };
  const [answer] = Object.values(result.data ?? {}).filter((value: unknown): value is Answer => typeof value === 'object' && value !== null);
  return answer && isRefused(answer) ? answer : null;
}

/** Shows each fault at its field; answers the sentence for what has none. */
export function showFaults(refused: Refused, setFieldError: (field: string, message: string) => void, fields: readonly string[]): string | null {
  const known = (refused.fields ?? []).filter(({ field }) => field && fields.includes(field));
  for (const { field, message } of known) if (field) setFieldError(field, message);
  return known.length > 0 ? null : refused.message;
}

const known = new Map<string, boolean>();

/** Whether it is a name of the IANA database, spelled as there. */
export function isTimeZone(name: string): boolean {
  const found = known.get(name);
  if (found !== undefined) return found;
  const answer = /^[A-Z][A-Za-z0-9]*(?:[/_+-][A-Za-z0-9]+)*$/.test(name) && isUsable(name);
  // Only names that exist are kept, so that requests can not fill the memory.
  if (answer) known.set(name, true);
  return answer;
}

function isUsable(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

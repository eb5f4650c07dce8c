/** How many more digits tell a tie from what lies beside it. */
const BEYOND = 30;
const DIGITS_MAX = 100;

/** A finite number with so many digits after the point, ties going to the even digit as in Python. */
export function fixed(value: number, digits: number): string {
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  if (digits > DIGITS_MAX) return fixed(value, DIGITS_MAX) + '0'.repeat(digits - DIGITS_MAX);
  return settled(value, value.toFixed(digits), value.toFixed(Math.min(DIGITS_MAX, digits + BEYOND)), digits);
}

/** The same with an exponent, of two digits at least. */
export function scientific(value: number, digits: number): string {
  if (digits > DIGITS_MAX) return scientific(value, DIGITS_MAX).replace('e', `${'0'.repeat(digits - DIGITS_MAX)}e`);
  const [exact = '', exponent = ''] = value.toExponential(Math.min(DIGITS_MAX, digits + BEYOND)).split('e');
  const rounded = value.toExponential(digits);
  const isTie = tie(exact, digits);
  const mantissa = isTie ? settled(value, rounded.split('e')[0] ?? '', exact, digits) : rounded.split('e')[0];
  const shown = isTie ? exponent : (rounded.split('e')[1] ?? '');
  return `${value === 0 && Object.is(value, -0) ? '-' : ''}${mantissa}e${shown.replace(/([+-])(\d)$/, '$10$2')}`;
}

/** JavaScript sends ties up; where the digit before is even, Python leaves it. */
function settled(value: number, rounded: string, exact: string, digits: number): string {
  const sign = Object.is(value, -0) || (value < 0 && !rounded.startsWith('-')) ? '-' : '';
  if (!tie(exact, digits)) return sign + rounded;
  const kept = exact.slice(0, exact.length - BEYOND).replace(/\.$/, '');
  const isEven = /[02468]$/.test(kept);
  return sign + (isEven ? kept : rounded);
}

const tie = (exact: string, digits: number): boolean => digits + BEYOND <= DIGITS_MAX && exact.endsWith(`5${'0'.repeat(BEYOND - 1)}`);

/** With an exponent only where one is needed, and no zeros at the end unless they are asked for. */
export function general(value: number, precision: number, keepsZeros = false): string {
  const digits = precision === 0 ? 1 : precision;
  const exponent = value === 0 ? 0 : Number(scientific(value, digits - 1).split('e')[1]);
  const isScientific = exponent < -4 || exponent >= digits;
  const text = isScientific ? scientific(value, digits - 1) : fixed(value, digits - 1 - exponent);
  if (keepsZeros) return text;
  const [mantissa = '', power] = text.split('e');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return power === undefined ? trimmed : `${trimmed}e${power}`;
}

/** The digits before the point in groups of three. */
export function grouped(digits: string, separator: string): string {
  const [whole = '', ...rest] = digits.split(/(?=[.e])/);
  return [whole.replace(/\B(?=(\d{3})+$)/g, separator), ...rest].join('');
}

export function nonFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? null : value > 0 ? 'inf' : '-inf';
}

/** The number nearest to a value with so many decimal digits, ties to even. */
export function rounded(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  if (digits >= 0) return digits > 300 ? value : Number(fixed(value, Math.min(digits, DIGITS_MAX)));
  return Number(roundedInteger(BigInt(Math.trunc(value)), digits));
}

export function roundedInteger(value: bigint, digits: number): bigint {
  if (digits >= 0) return value;
  const unit = 10n ** BigInt(Math.min(-digits, 400));
  const rest = ((value % unit) + unit) % unit;
  const down = value - rest;
  if (rest * 2n !== unit) return rest * 2n < unit ? down : down + unit;
  return (down / unit) % 2n === 0n ? down : down + unit;
}

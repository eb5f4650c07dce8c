/** How long a key may live, in days. */
export const KEY_LIVES = [
  { value: '0', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

export const expirationIn = (days: string): string | null => (days === '0' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString());

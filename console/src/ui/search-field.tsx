import { TextInput } from '@mantine/core';
import { SearchIcon } from './icons';

/** Answers as you type: whoever reads the value waits a moment before asking the server. */
export function SearchField({ label, placeholder, value, onChange }: { label: string; placeholder: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<SearchIcon size={16} />}
      w={{ base: '100%', xs: 280 }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

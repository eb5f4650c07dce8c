import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { isMembers, jsonFault, parseExact, Raw, type Value, writeExact } from '../../deployments/parameters/exact';
import { useFault } from './faults';

interface Props {
  label: string;
  description: string;
  path: string;
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** An object as it is written. While it is none, it goes out as it stands, and the server says so. */
export function JsonField({ label, description, path, value, onChange }: Props) {
  const [text, setText] = useState(() => (value instanceof Raw ? value.text : isMembers(value) && Object.keys(value).length > 0 ? writeExact(value, 2) : ''));
  const fault = useFault(path, true);
  const wrong = text.trim() === '' ? null : jsonFault(text);
  return (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      maxRows={16}
      placeholder="{}"
      spellCheck={false}
      classNames={{ input: 'mono' }}
      value={text}
      error={wrong ?? fault}
      onChange={({ currentTarget: { value: written } }) => {
        setText(written);
        onChange(written.trim() === '' ? {} : jsonFault(written) ? new Raw(written) : parseExact(written));
      }}
    />
  );
}

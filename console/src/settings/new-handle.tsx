import { Code } from '@mantine/core';
import { Notice } from '../ui/notice';

/** What a change of a handle breaks, told while it is made; nothing as long as it is the old one. */
export function NewHandle({ before, now }: { before: string; now: string }) {
  if (now === before) return null;
  return (
    <Notice tone="yellow" title="Scripts may name the old handle" role="status">
      <Code>prefect cloud login --workspace</Code> and <Code>prefect cloud workspace set</Code> no longer find <Code>{before}</Code>, and somebody else may take
      it. Links, API addresses and whoever is logged in go by ids and are not affected.
    </Notice>
  );
}

import { Button, Progress, Table, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Num, parseExact, type Value, writeExact } from '../deployments/parameters/exact';
import { LoadingRows } from '../ui/loading-rows';
import { RemoteImage } from './remote-image';
import { SafeLink } from './safe-link';
import { type TableData, tableOf, unwrapped } from './table-data';

const Markdown = lazy(() => import('./markdown'));

const ROWS_SHOWN = 100;

interface Props {
  artifact: { readonly type?: string | null; readonly dataText?: string | null };
  /** What it is called, for whoever does not see it. */
  label: string;
}

/** What an artifact says, by its type; of a type that is unknown, as JSON. */
export function ArtifactView({ artifact: { type, dataText }, label }: Props) {
  if (dataText === null || dataText === undefined) return <Text c="dimmed">It has no data.</Text>;
  const data = parseExact(dataText);
  if (type === 'markdown' && typeof data === 'string')
    return (
      <Suspense fallback={<LoadingRows label="Loading the text" rows={3} />}>
        <Markdown text={data} />
      </Suspense>
    );
  if (type === 'link' && typeof data === 'string') return <SafeLink href={data}>{data}</SafeLink>;
  if (type === 'image' && typeof data === 'string') return <RemoteImage src={data} alt={label} />;
  if (type === 'progress' && data instanceof Num) return <ProgressView percent={Number(data.text)} label={label} />;
  const table = type === 'table' ? tableOf(unwrapped(data)) : null;
  if (table) return <TableView table={table} label={label} />;
  return <pre className="copy-text mono wrap">{typeof data === 'string' ? data : writeExact(data, 2)}</pre>;
}

function ProgressView({ percent, label }: { percent: number; label: string }) {
  const shown = Math.min(Math.max(percent, 0), 100);
  return (
    <div>
      <Progress.Root size="lg" maw={480}>
        <Progress.Section value={shown} color={shown === 100 ? 'teal' : 'blue'} aria-label={label} />
      </Progress.Root>
      <Text size="sm" mt={4}>
        {percent} %
      </Text>
    </div>
  );
}

function TableView({ table: { columns, rows }, label }: { table: TableData; label: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, ROWS_SHOWN);
  return (
    <>
      <div className="wide" tabIndex={0} role="region" aria-label={label}>
        <Table withTableBorder highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row, index) => (
              <Table.Tr key={index}>
                {columns.map((column, at) => (
                  <Table.Td key={column}>
                    <Cell value={row[at]} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > shown.length && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          Show all {rows.length} rows
        </Button>
      )}
    </>
  );
}

function Cell({ value }: { value: Value | undefined }) {
  if (value === undefined || value === null) return <Text c="dimmed">–</Text>;
  if (typeof value !== 'string') return <span className="mono">{writeExact(value)}</span>;
  return /^https?:/i.test(value) ? <SafeLink href={value}>{value}</SafeLink> : value;
}

import { Skeleton, Stack } from '@mantine/core';

/** In the place of a list, or of a page, that is on its way. */
export function LoadingRows({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <Stack gap={18} pt="xs" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} h={12} w={`${90 - ((row * 37) % 40)}%`} />
      ))}
    </Stack>
  );
}

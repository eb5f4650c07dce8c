import { Badge } from '@mantine/core';

export const TypeBadge = ({ type }: { type: string | null | undefined }) =>
  type ? (
    <Badge variant="light" tt="none" miw="max-content">
      {type}
    </Badge>
  ) : null;

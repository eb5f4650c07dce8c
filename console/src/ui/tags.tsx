import { Badge, Group } from '@mantine/core';

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <Badge key={tag} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

import { Badge, Group } from '@mantine/core';

/** `onChoose`: where a list can be narrowed to those with a tag. */
export function Tags({ tags, onChoose }: { tags: readonly string[]; onChoose?: (tag: string) => void }) {
  if (tags.length === 0) return null;
  const looks = { variant: 'default', size: 'sm', radius: 'sm', tt: 'none', fw: 500 } as const;
  return (
    <Group gap={4}>
      {tags.map((tag) =>
        onChoose ? (
          <Badge
            key={tag}
            {...looks}
            component="button"
            type="button"
            className="tag-button"
            aria-label={`Only those with the tag ${tag}`}
            onClick={() => onChoose(tag)}
          >
            {tag}
          </Badge>
        ) : (
          <Badge key={tag} {...looks}>
            {tag}
          </Badge>
        ),
      )}
    </Group>
  );
}

/** `onChoose`: where a list can be narrowed to those with a tag. Of plain elements, since each row of a long list has some. */
export function Tags({ tags, onChoose }: { tags: readonly string[]; onChoose?: (tag: string) => void }) {
  if (tags.length === 0) return null;
  return (
    <span className="tags">
      {tags.map((tag) =>
        onChoose ? (
          <button key={tag} type="button" className="tag" aria-label={`Only those with the tag ${tag}`} onClick={() => onChoose(tag)}>
            {tag}
          </button>
        ) : (
          <span key={tag} className="tag">
            {tag}
          </span>
        ),
      )}
    </span>
  );
}

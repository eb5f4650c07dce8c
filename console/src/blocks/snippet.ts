import { BUILT_IN } from './built-in';

interface Named {
  readonly name: string;
  readonly blockType: { readonly slug: string; readonly codeExample?: string | null | undefined };
}

/** The lines of Python that load a block: those of its type's own example, or those that fit any type. */
export function loadingSnippet({ name, blockType: { slug, codeExample } }: Named): string {
  const example = codeOf(codeExample ?? '');
  if (example) return example.replaceAll('BLOCK_NAME', name);
  const place = BUILT_IN[slug];
  if (place) return `from ${place.module} import ${place.name}\n\n${variableOf(name)} = ${place.name}.load("${name}")`;
  return `from prefect.blocks.core import Block\n\n${variableOf(name)} = Block.load("${slug}/${name}")`;
}

/** What stands in for the block in prefect.yaml and in job variables. */
export const placeholderOf = ({ name, blockType: { slug } }: Named): string => `{{ prefect.blocks.${slug}.${name} }}`;

/** Examples are Markdown with their code between fences. */
export const codeOf = (example: string): string => (/```\w*\n([\s\S]*?)```/.exec(example)?.[1] ?? example).trim();

const variableOf = (name: string): string => name.replaceAll('-', '_').replace(/^(?=\d)/, '_');

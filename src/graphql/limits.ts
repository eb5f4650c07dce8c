import { type ASTVisitor, type FragmentDefinitionNode, GraphQLError, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Deep enough for a console page and for introspection by tools. */
const DEPTH_MAX = 14;

/** Refuses queries that nest deeper than any page needs: each level may multiply the work of the one above. */
export function depthLimit(context: ValidationContext): ASTVisitor {
  const fragments = new Map(
    context.getDocument().definitions.flatMap((node) => (node.kind === 'FragmentDefinition' ? [[node.name.value, node] as const] : [])),
  );
  return {
    OperationDefinition(node) {
      if (depthOf(node.selectionSet, fragments, new Set()) > DEPTH_MAX)
        context.reportError(new GraphQLError(`This query is nested more than ${DEPTH_MAX} levels deep. Ask in several smaller ones.`, { nodes: [node] }));
    },
  };
}

function depthOf(selections: SelectionSetNode | undefined, fragments: ReadonlyMap<string, FragmentDefinitionNode>, seen: ReadonlySet<string>): number {
  if (!selections) return 0;
  const depths = selections.selections.map((selection): number => {
    if (selection.kind === 'Field') return 1 + depthOf(selection.selectionSet, fragments, seen);
    if (selection.kind === 'InlineFragment') return depthOf(selection.selectionSet, fragments, seen);
    const { value: name } = selection.name;
    // A fragment that contains itself is refused by another rule.
    return seen.has(name) ? 0 : depthOf(fragments.get(name)?.selectionSet, fragments, new Set([...seen, name]));
  });
  return Math.max(0, ...depths);
}

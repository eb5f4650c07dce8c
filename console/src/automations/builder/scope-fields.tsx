import { SimpleGrid, TagsInput } from '@mantine/core';
import { useFault } from './faults';
import { ThingsPicker } from './thing-picker';
import type { Scope } from './triggers';

interface Props {
  path: string;
  scope: Scope;
  onChange: (scope: Scope) => void;
}

/** Which flow runs it is about. */
export function ScopeFields({ path, scope, onChange }: Props) {
  const error = useFault(`${path}.match_related`, true);
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <ThingsPicker
        thing="flow"
        label="Of the flows"
        placeholder={scope.flow.length === 0 ? 'any flow' : ''}
        error={error}
        chosen={scope.flow}
        onChange={(flow) => onChange({ ...scope, flow })}
      />
      <ThingsPicker
        thing="deployment"
        label="Of the deployments"
        placeholder={scope.deployment.length === 0 ? 'any, or none' : ''}
        chosen={scope.deployment}
        onChange={(deployment) => onChange({ ...scope, deployment })}
      />
      <TagsInput
        label="With one of the tags"
        placeholder={scope.tag.length === 0 ? 'any, or none' : ''}
        value={[...scope.tag]}
        onChange={(tag) => onChange({ ...scope, tag })}
      />
    </SimpleGrid>
  );
}

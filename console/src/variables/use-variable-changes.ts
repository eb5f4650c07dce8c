import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import type { VariableRowFragment } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { CREATE_VARIABLE, DELETE_VARIABLE, VARIABLES } from './variable-queries';

const READ_AGAIN = { errorPolicy: 'all' as const, refetchQueries: [VARIABLES], awaitRefetchQueries: true };

/** Deletes at once, told with the way back: programs know a variable by its name, so one made anew is the same to them. */
export function useVariableDeletion(): (variable: VariableRowFragment) => Promise<void> {
  const { workspaceId = '' } = useParams();
  const [remove] = useMutation(DELETE_VARIABLE, READ_AGAIN);
  const [create] = useMutation(CREATE_VARIABLE, READ_AGAIN);

  async function restore({ name, valueText, tags }: VariableRowFragment): Promise<void> {
    const refused = refusalOf(await create({ variables: { input: { workspaceId, name, valueText, tags } } }));
    tell(refused ? { message: refused.message, bad: true } : { message: `${name} is back.` });
  }

  return async (variable) => {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: variable.id } }));
    if (refused) return tell({ message: refused.message, bad: true });
    tell({ message: `${variable.name} is deleted.`, undo: () => void restore(variable) });
  };
}

import { useMutation } from '@apollo/client/react';
import type { AccountRole, MemberRowFragment } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { VIEWER } from '../viewer';
import { MEMBERS, REMOVE_MEMBER, SET_MEMBER_ROLE } from './member-queries';
import { ROLES } from './roles';

/** What can be done to a member, told with the way back where there is one. */
export function useMemberChanges(accountId: string) {
  const [set] = useMutation(SET_MEMBER_ROLE, { errorPolicy: 'all' });
  const [remove] = useMutation(REMOVE_MEMBER, { errorPolicy: 'all', refetchQueries: [MEMBERS, VIEWER], awaitRefetchQueries: true });

  async function setRole({ id, user, role: before }: MemberRowFragment, role: AccountRole): Promise<void> {
    const refused = refusalOf(await set({ variables: { accountId, memberId: id, role } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const undo = (): void =>
      void set({ variables: { accountId, memberId: id, role: before } }).then((result) => {
        const again = refusalOf(result);
        if (again) tell({ message: again.message, bad: true });
      });
    tell({ message: `${user.email} is ${ROLES[role].label.toLowerCase()} now.`, undo });
  }

  /** Why it was refused; null once they are gone. */
  async function removeMember({ id }: MemberRowFragment): Promise<string | null> {
    return refusalOf(await remove({ variables: { accountId, memberId: id } }))?.message ?? null;
  }

  return { setRole, removeMember };
}

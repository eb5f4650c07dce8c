import { Text } from '@mantine/core';
import type { AccountRole } from '../gql/graphql';

/** Whether one in this role may change what belongs to the account or to a workspace as a whole. */
export const mayManage = (role: AccountRole | undefined): boolean => role === 'OWNER' || role === 'ADMIN';

/** Why nothing can be changed here, for those who may only look. */
export const NotYours = ({ role }: { role: AccountRole | undefined }) =>
  role === 'MEMBER' ? <Text c="dimmed">Only owners and admins of the account may change this. You can look.</Text> : null;

import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useParams } from 'react-router';
import type { AccountSettingsQuery } from '../gql/graphql';
import { CopyLine } from '../ui/copy-line';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Trouble } from '../ui/trouble';
import { VIEWER } from '../viewer';
import { mayManage, NotYours } from './may-manage';
import { NewHandle } from './new-handle';
import { Section } from './section';
import { SettingsForm } from './settings-form';
import { ACCOUNT, UPDATE_ACCOUNT } from './settings-queries';

type Account = NonNullable<AccountSettingsQuery['account']>;

/** What an account is called. */
export function AccountPage() {
  const { accountId = '' } = useParams();
  const { data, error, refetch } = useQuery(ACCOUNT, { variables: { id: accountId } });
  if (error && !data) return <Trouble title="The account cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the account" />;
  if (!data.account) return <Trouble title="There is no such account" detail="You are not a member of it, or the address is mistyped." home />;
  return (
    <Stack maw={760}>
      <PageHeader title={`Account ${data.account.name}`} about="It owns workspaces, and has members." />
      <NotYours role={data.account.viewerRole} />
      <Names account={data.account} key={data.account.id} />
      <Section title="Members" about="Who may enter its workspaces, and what they may do there.">
        <Anchor component={Link} to={`/account/${accountId}/members`} w="fit-content">
          Show the members
        </Anchor>
      </Section>
      <Section title="Service accounts" about="The programs that come in by keys of their own.">
        <Anchor component={Link} to={`/account/${accountId}/service-accounts`} w="fit-content">
          Show the service accounts
        </Anchor>
      </Section>
      <Section title="Id" about="What programs call the account.">
        <CopyLine text={data.account.id} label="Copy id" />
      </Section>
    </Stack>
  );
}

function Names({ account: { id, name, handle, viewerRole } }: { account: Account }) {
  const [update] = useMutation(UPDATE_ACCOUNT, { errorPolicy: 'all', refetchQueries: [VIEWER] });
  const form = useForm({ initialValues: { name, handle } });
  return (
    <Section title="Name">
      <SettingsForm
        form={form}
        save={(values) => update({ variables: { input: { accountId: id, ...values } } })}
        saved="The account is saved."
        disabled={!mayManage(viewerRole)}
      >
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <TextInput label="Handle" description="Before each workspace’s handle." required {...form.getInputProps('handle')} />
        <NewHandle before={handle} now={form.values.handle} />
      </SettingsForm>
    </Section>
  );
}

import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, Group, PasswordInput, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ProfileQuery } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { Section } from './section';
import { SettingsForm } from './settings-form';
import { CHANGE_PASSWORD, END_SESSION, PROFILE, UPDATE_VIEWER } from './settings-queries';

const PASSWORD_CHARACTERS_MIN = 10;

type Viewer = NonNullable<ProfileQuery['viewer']>;

/** Whoever is signed in: what they are called, their password, and where they are signed in. */
export function ProfilePage() {
  const { data, error, refetch } = useQuery(PROFILE);
  if (error && !data) return <Trouble title="Your profile cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data?.viewer) return <LoadingRows label="Loading your profile" />;
  return (
    <Stack maw={760}>
      <PageHeader title="Your profile" about="The same in every account that you belong to." />
      <Who viewer={data.viewer} />
      <Password onChanged={() => void refetch()} />
      <Sessions sessions={data.sessions} onEnded={() => void refetch()} />
    </Stack>
  );
}

function Who({ viewer: { firstName, lastName, email, handle } }: { viewer: Viewer }) {
  const [update] = useMutation(UPDATE_VIEWER, { errorPolicy: 'all' });
  const form = useForm({ initialValues: { firstName, lastName, email, handle } });
  return (
    <Section title="Who you are">
      <SettingsForm form={form} save={(input) => update({ variables: { input } })} saved="Your profile is saved.">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label="First name" autoComplete="given-name" {...form.getInputProps('firstName')} />
          <TextInput label="Last name" autoComplete="family-name" {...form.getInputProps('lastName')} />
        </SimpleGrid>
        <TextInput label="E-mail" type="email" description="You sign in with it." required autoComplete="email" {...form.getInputProps('email')} />
        <TextInput label="Handle" description="Decisions about runs name you by it." required autoComplete="off" {...form.getInputProps('handle')} />
      </SettingsForm>
    </Section>
  );
}

function Password({ onChanged }: { onChanged: () => void }) {
  const [change] = useMutation(CHANGE_PASSWORD, { errorPolicy: 'all' });
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { newPassword: (text) => (text.length < PASSWORD_CHARACTERS_MIN ? `Use at least ${PASSWORD_CHARACTERS_MIN} characters.` : null) },
  });

  async function save(input: typeof form.values) {
    const result = await change({ variables: { input } });
    if (!refusalOf(result)) onChanged();
    return result;
  }

  return (
    <Section title="Password" about="A new one signs you out in every other browser. API keys stay.">
      <SettingsForm form={form} save={save} saved="Your password is changed." action="Change password" clears>
        <PasswordInput label="Current password" required autoComplete="current-password" {...form.getInputProps('currentPassword')} />
        <PasswordInput
          label="New password"
          description={`At least ${PASSWORD_CHARACTERS_MIN} characters; a phrase is best.`}
          required
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
      </SettingsForm>
    </Section>
  );
}

function Sessions({ sessions, onEnded }: { sessions: ProfileQuery['sessions']; onEnded: () => void }) {
  const [endSession] = useMutation(END_SESSION, { errorPolicy: 'all' });

  async function end(id: string): Promise<void> {
    const refused = refusalOf(await endSession({ variables: { id } }));
    tell(refused ? { message: refused.message, bad: true } : { message: 'That browser is signed out.' });
    onEnded();
  }

  return (
    <Section title="Browsers" about="Where you are signed in. Sign out what you do not know, and change your password.">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Signed in</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th aria-label="What can be done" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map(({ id, created, lastSeen, isCurrent }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Ago at={created} />
              </Table.Td>
              <Table.Td>{isCurrent ? <Text>now</Text> : <Ago at={lastSeen} />}</Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  {isCurrent ? (
                    <Badge variant="light">this one</Badge>
                  ) : (
                    <Button size="compact-sm" variant="default" onClick={() => void end(id)}>
                      Sign out
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

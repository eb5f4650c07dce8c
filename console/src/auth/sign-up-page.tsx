import { useApolloClient, useMutation } from '@apollo/client/react';
import { Anchor, Button, Divider, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { graphql } from '../gql';
import { Refusal } from '../ui/notice';
import { AuthFrame } from './auth-frame';
import { nextPage } from './next-page';
import { handleLike, useHandleSuggestion } from './suggest-handle';

const SIGN_UP = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpSuccess {
        workspace {
          id
          accountId
        }
      }
      ...Refused
    }
  }
`);

const PASSWORD_CHARACTERS_MIN = 10;

export function SignUpPage() {
  const [signUp, { error }] = useMutation(SIGN_UP);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const client = useApolloClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const form = useForm({
    initialValues: {
      email: '',
      password: '',
      firstName: '',
      lastName: '',
      accountName: '',
      accountHandle: '',
      workspaceName: 'Default',
      workspaceHandle: 'default',
    },
    validate: {
      password: (password) => (password.length < PASSWORD_CHARACTERS_MIN ? `Use at least ${PASSWORD_CHARACTERS_MIN} characters.` : null),
      // One follows from a name, so that a name is enough.
      accountHandle: (handle, { accountName }) => (handle === '' && accountName.trim() === '' ? 'Choose a handle.' : null),
      workspaceHandle: (handle) => (handle === '' ? 'Choose a handle.' : null),
    },
  });
  // A handle that somebody typed is theirs; until then it follows the name.
  const typed = useRef({ account: false, workspace: false });
  const { suggest, handleFor } = useHandleSuggestion((handle) => {
    if (!typed.current.account) form.setFieldValue('accountHandle', handle);
  });

  async function submit(values: typeof form.values): Promise<void> {
    setRefusal(null);
    setBusy(true);
    const accountHandle = typed.current.account ? values.accountHandle : await handleFor(values.accountName);
    form.setFieldValue('accountHandle', accountHandle);
    const { data } = await signUp({ variables: { input: { ...values, accountHandle } }, errorPolicy: 'all' });
    setBusy(false);
    if (data?.signUp.__typename === 'InputError') {
      const { message, fields } = data.signUp;
      for (const { field, message: about } of fields) if (field && field in form.values) form.setFieldError(field, about);
      return setRefusal(fields.some(({ field }) => field && field in form.values) ? null : message);
    }
    if (data?.signUp.__typename !== 'SignUpSuccess') return;
    const { workspace } = data.signUp;
    await client.resetStore();
    const next = nextPage(search);
    await navigate(next === '/' ? `/account/${workspace.accountId}/workspace/${workspace.id}/connect` : next, { replace: true });
  }

  return (
    <AuthFrame title="Create your account" subtitle="You, the account that owns your work, and its first workspace." width={540}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          <Refusal message={refusal ?? error?.message} />
          <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description={`At least ${PASSWORD_CHARACTERS_MIN} characters; a phrase is best.`}
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label="First name" autoComplete="given-name" {...form.getInputProps('firstName')} />
            <TextInput label="Last name" autoComplete="family-name" {...form.getInputProps('lastName')} />
          </SimpleGrid>
          <Divider label="The account that owns your work" labelPosition="left" />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Account name"
              placeholder="Acme Inc."
              required
              {...form.getInputProps('accountName')}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue('accountName', value);
                suggest(value);
              }}
            />
            <TextInput
              label="Account handle"
              required
              {...form.getInputProps('accountHandle')}
              onChange={({ currentTarget: { value } }) => {
                typed.current.account = value !== '';
                form.setFieldValue('accountHandle', value);
              }}
            />
          </SimpleGrid>
          <Divider label="Its first workspace" labelPosition="left" />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Workspace name"
              required
              {...form.getInputProps('workspaceName')}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue('workspaceName', value);
                if (!typed.current.workspace) form.setFieldValue('workspaceHandle', handleLike(value));
              }}
            />
            <TextInput
              label="Workspace handle"
              required
              {...form.getInputProps('workspaceHandle')}
              onChange={({ currentTarget: { value } }) => {
                typed.current.workspace = value !== '';
                form.setFieldValue('workspaceHandle', value);
              }}
            />
          </SimpleGrid>
          <Button type="submit" loading={busy}>
            Create account
          </Button>
          <Text ta="center">
            Have one already?{' '}
            <Anchor component={Link} to={`/sign-in${search}`}>
              Sign in
            </Anchor>
          </Text>
        </Stack>
      </form>
    </AuthFrame>
  );
}

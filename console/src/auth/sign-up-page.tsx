import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Anchor, Button, Divider, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { graphql } from '../gql';
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
      ... on InputError {
        message
        fields {
          field
          message
        }
      }
    }
  }
`);

const PASSWORD_CHARACTERS_MIN = 10;

export function SignUpPage() {
  const [signUp, { loading, error }] = useMutation(SIGN_UP);
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
      accountHandle: (handle) => (handle === '' ? 'Choose a handle.' : null),
      workspaceHandle: (handle) => (handle === '' ? 'Choose a handle.' : null),
    },
  });
  // A handle that somebody typed is theirs; until then it follows the name.
  const [typed, setTyped] = useState({ account: false, workspace: false });
  const suggestAccountHandle = useHandleSuggestion((handle) => form.setFieldValue('accountHandle', handle));

  async function submit(input: typeof form.values): Promise<void> {
    setRefusal(null);
    const { data } = await signUp({ variables: { input }, errorPolicy: 'all' });
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

  const message = refusal ?? error?.message;
  return (
    <AuthFrame title="Make an account" subtitle="You, the account that owns your work, and its first workspace." width={560}>
      <form onSubmit={form.onSubmit((input) => void submit(input))} noValidate>
        <Stack>
          {message && (
            <Alert color="red" role="alert">
              {message}
            </Alert>
          )}
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
          <Divider label="Account" labelPosition="left" />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Account name"
              placeholder="Acme Inc."
              required
              {...form.getInputProps('accountName')}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue('accountName', value);
                if (!typed.account) suggestAccountHandle(value);
              }}
            />
            <TextInput
              label="Account handle"
              required
              {...form.getInputProps('accountHandle')}
              onChange={({ currentTarget: { value } }) => {
                setTyped({ ...typed, account: value !== '' });
                form.setFieldValue('accountHandle', value);
              }}
            />
          </SimpleGrid>
          <Divider label="First workspace" labelPosition="left" />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Workspace name"
              required
              {...form.getInputProps('workspaceName')}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue('workspaceName', value);
                if (!typed.workspace) form.setFieldValue('workspaceHandle', handleLike(value));
              }}
            />
            <TextInput
              label="Workspace handle"
              required
              {...form.getInputProps('workspaceHandle')}
              onChange={({ currentTarget: { value } }) => {
                setTyped({ ...typed, workspace: value !== '' });
                form.setFieldValue('workspaceHandle', value);
              }}
            />
          </SimpleGrid>
          <Button type="submit" loading={loading}>
            Make the account
          </Button>
          <Text size="sm" ta="center">
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

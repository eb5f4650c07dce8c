import { useApolloClient, useMutation } from '@apollo/client/react';
import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { graphql } from '../gql';
import { Refusal } from '../ui/notice';
import { AuthFrame } from './auth-frame';
import { nextPage } from './next-page';

const SIGN_IN = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ... on SignInSuccess {
        viewer {
          id
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export function SignInPage() {
  const [signIn, { loading, error }] = useMutation(SIGN_IN);
  const [refusal, setRefusal] = useState<string | null>(null);
  const client = useApolloClient();
  const navigate = useNavigate();
  const { search } = useLocation();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const { data } = await signIn({ variables: { email: typed('email'), password: typed('password') }, errorPolicy: 'all' });
    if (data?.signIn.__typename === 'InputError') return setRefusal(data.signIn.message);
    if (!data) return;
    await client.resetStore();
    await navigate(nextPage(search), { replace: true });
  }

  return (
    <AuthFrame title="Sign in">
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Refusal message={refusal ?? error?.message} />
          <TextInput label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
          <PasswordInput label="Password" name="password" autoComplete="current-password" required />
          <Button type="submit" loading={loading}>
            Sign in
          </Button>
          <Text ta="center">
            New here?{' '}
            <Anchor component={Link} to={`/sign-up${search}`}>
              Create an account
            </Anchor>
          </Text>
        </Stack>
      </form>
    </AuthFrame>
  );
}

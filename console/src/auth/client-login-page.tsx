import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CREATE_API_KEY } from '../keys/create-key';
import { Notice } from '../ui/notice';
import { VIEWER } from '../viewer';
import { AuthFrame } from './auth-frame';

/** Where `prefect cloud login` sends the browser: hands a new key to the program that waits on this computer. */
export function ClientLoginPage() {
  const [params] = useSearchParams();
  const callback = localCallback(params.get('callback'));
  const { data } = useQuery(VIEWER);
  const [createKey, { loading }] = useMutation(CREATE_API_KEY);
  const [outcome, setOutcome] = useState<{ ok: boolean; text: string } | null>(null);

  if (!callback)
    return (
      <AuthFrame title="This sign-in link is not safe">
        <Text c="dimmed">
          It would hand an API key to an address that is not on this computer. Run <Code>prefect cloud login</Code> again.
        </Text>
      </AuthFrame>
    );

  async function allow(): Promise<void> {
    const { data: made } = await createKey({
      variables: { input: { name: `Command line, ${new Date().toISOString().slice(0, 10)}`, expiration: null } },
      errorPolicy: 'all',
    });
    if (made?.createApiKey.__typename !== 'CreateApiKeySuccess') return setOutcome({ ok: false, text: 'The API key could not be created. Try again.' });
    const sent = await post(`${callback}/success`, { api_key: made.createApiKey.key });
    setOutcome(
      sent
        ? { ok: true, text: 'The command line is signed in. You can close this window.' }
        : { ok: false, text: `Nothing answers at ${callback}. It waits for two minutes only: run prefect cloud login again.` },
    );
  }

  async function refuse(): Promise<void> {
    await post(`${callback}/failure`, { reason: 'Refused in the browser.' });
    setOutcome({ ok: true, text: 'Refused. You can close this window.' });
  }

  return (
    <AuthFrame title="Sign in the command line">
      {outcome ? (
        <Notice tone={outcome.ok ? 'teal' : 'red'} role="status">
          {outcome.text}
        </Notice>
      ) : (
        <Stack>
          <Text>
            A program on this computer asks to act as <b>{data?.viewer?.email}</b>. It gets a new API key, handed to:
          </Text>
          <Text component="code" className="copy-text mono wrap">
            {callback}
          </Text>
          <Text c="dimmed">
            Only allow this if you just ran <Code>prefect cloud login</Code> yourself.
          </Text>
          <Group>
            <Button onClick={() => void allow()} loading={loading}>
              Allow
            </Button>
            <Button variant="default" onClick={() => void refuse()}>
              Refuse
            </Button>
          </Group>
        </Stack>
      )}
    </AuthFrame>
  );
}

/** The address to hand the key to; null unless it is on this computer. */
function localCallback(text: string | null): string | null {
  if (!text || !URL.canParse(text)) return null;
  const { protocol, hostname, origin } = new URL(text);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname) ? origin : null;
}

async function post(url: string, body: object): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).ok;
  } catch {
    return false;
  }
}

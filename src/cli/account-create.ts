import type { Config } from '@app/config';
import { Fault } from '@app/faults';
import { SignUpService } from '../control/sign-in/sign-up.service.js';
import { connect, print, VIA_OPERATOR, withServices } from './operator.js';

export interface AccountCreateFlags {
  email: string;
  account: string;
  accountName?: string;
  workspace: string;
  workspaceName?: string;
  json?: boolean;
}

/** A person with an account, a workspace and a key, as the sign-up page makes them. */
export async function accountCreate(config: Config, flags: AccountCreateFlags): Promise<void> {
  const password = await readPassword();
  await withServices(config, async (services, apiUrl) => {
    const { user, workspace } = await services.get(SignUpService).signUp(
      {
        email: flags.email,
        password,
        firstName: '',
        lastName: '',
        accountName: flags.accountName ?? flags.account,
        accountHandle: flags.account,
        workspaceName: flags.workspaceName ?? flags.workspace,
        workspaceHandle: flags.workspace,
      },
      VIA_OPERATOR,
    );
    print(apiUrl, await connect(services, apiUrl, user, workspace), `${flags.account}/${flags.workspace}`, flags.json ?? false);
  });
}

/** Far more than a password may have. */
const PASSWORD_BYTES_MAX = 64 * 1024;

/** Standard input up to its end, without the line break that echo and editors add. */
async function readPassword(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (!process.stdin.isTTY) {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > PASSWORD_BYTES_MAX) break;
    }
  }
  const password = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw new Fault(
    'auth.weak_password',
    'No password came on standard input. Pipe it in, such as: printf %s "$PASSWORD" | eparch account create --password-stdin …',
  );
}

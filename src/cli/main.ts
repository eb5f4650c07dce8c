import { loadConfig, type Config, type Flags } from '@app/config';
import { Command, CommanderError } from 'commander';
import type { AccountCreateFlags } from './account-create.js';
import { sentenceFor } from './sentences.js';
import type { WorkspaceCreateFlags } from './workspace-create.js';

/** Runs one command and answers the exit code. What a person did wrong gets one sentence on stderr. */
export async function runCommandLine(argv: readonly string[], version: string): Promise<number> {
  outliveReaders();
  try {
    await program(version).parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const sentence = sentenceFor(error);
    const wantsStack = argv.includes('--verbose') || sentence === null;
    process.stderr.write(
      `${wantsStack && error instanceof Error ? `${sentence ?? 'Something went wrong that should not.'}\n${error.stack ?? ''}` : (sentence ?? String(error))}\n`,
    );
    return 1;
  }
}

/** A server does not end because whoever read its output did, as `eparch start | head` does. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Each command is loaded when it is asked for: help and mistakes answer at once. */
function program(version: string): Command {
  const eparch = new Command('eparch')
    .description('The open control plane for Prefect.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .showHelpAfterError('(eparch --help shows what there is)');
  const dataDir = ['--data-dir <folder>', 'folder of the embedded PostgreSQL (EPARCH_DATA_DIR)'] as const;
  const verbose = ['--verbose', 'show where an error came from'] as const;

  eparch
    .command('start')
    .description('Start everything: database, API, background work and console.')
    .option('--host <address>', 'address to listen on (EPARCH_HOST, default 127.0.0.1)')
    .option('--port <number>', 'port to listen on (EPARCH_PORT, default 4200)')
    .option(...dataDir)
    .option(...verbose)
    .action(async (flags: Flags) => (await import('./start.js')).start(configFrom(flags)));

  eparch
    .command('migrate')
    .description('Bring the control schema and every workspace up to date.')
    .option(...dataDir)
    .option(...verbose)
    .action(async (flags: Flags) => (await import('./migrate.js')).migrate(configFrom(flags)));

  const account = eparch.command('account').description('Accounts and the people in them.');
  account
    .command('create')
    .description('Make a person, an account, its first workspace and an API key.')
    .requiredOption('--email <address>', 'of the person')
    .requiredOption('--password-stdin', 'read the password from standard input')
    .requiredOption('--account <handle>', 'handle of the account')
    .option('--account-name <name>', 'default: the handle')
    .requiredOption('--workspace <handle>', 'handle of its first workspace')
    .option('--workspace-name <name>', 'default: the handle')
    .option('--json', 'print one JSON object')
    .option(...dataDir)
    .option(...verbose)
    .action(async (flags: AccountCreateFlags & Flags) => (await import('./account-create.js')).accountCreate(configFrom(flags), flags));

  const workspace = eparch.command('workspace').description('Workspaces of an account.');
  workspace
    .command('create')
    .description('Make a workspace and an API key for it.')
    .requiredOption('--account <handle>', 'handle of the account')
    .requiredOption('--workspace <handle>', 'handle of the new workspace')
    .option('--name <name>', 'default: the handle')
    .option('--email <address>', 'whose API key it is (default: the owner who joined first)')
    .option('--json', 'print one JSON object')
    .option(...dataDir)
    .option(...verbose)
    .action(async (flags: WorkspaceCreateFlags & Flags) => (await import('./workspace-create.js')).workspaceCreate(configFrom(flags), flags));

  return eparch;
}

const configFrom = ({ host, port, dataDir }: Flags): Config => loadConfig(undefined, { host, port, dataDir });

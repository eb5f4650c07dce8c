import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@app/testing';

/** Where a proxy's own connections come from, so that a gate can tell them from all others. */
const PROXY_ADDRESS = '127.0.0.3';

interface Kind {
  command: (configFile: string) => readonly [program: string, ...args: string[]];
  config: (port: number, folder: string) => readonly string[];
}

/** As companies have them: plain requests, and CONNECT to any port. */
const KINDS = {
  tinyproxy: {
    command: (file) => ['tinyproxy', '-d', '-c', file],
    config: (port, folder) => [
      `Port ${port}`,
      'Listen 127.0.0.1',
      `Bind ${PROXY_ADDRESS}`,
      'Timeout 600',
      'MaxClients 200',
      'Allow 127.0.0.1',
      `LogFile "${join(folder, 'log')}"`,
      'LogLevel Connect',
      'DisableViaHeader Yes',
    ],
  },
  squid: {
    command: (file) => ['squid', '-N', '-f', file],
    config: (port, folder) => [
      `http_port 127.0.0.1:${port}`,
      `tcp_outgoing_address ${PROXY_ADDRESS}`,
      'http_access allow all',
      'cache deny all',
      'shutdown_lifetime 0 seconds',
      `access_log stdio:${join(folder, 'log')}`,
      `cache_log ${join(folder, 'cache.log')}`,
      `pid_filename ${join(folder, 'pid')}`,
      `coredump_dir ${folder}`,
    ],
  },
} satisfies Record<string, Kind>;

/** A real proxy. */
export class Proxy {
  #log = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly folder: string,
  ) {}

  /** Null, said loudly, where it is not installed. */
  static async start(name: keyof typeof KINDS): Promise<Proxy | null> {
    const kind: Kind = KINDS[name];
    const folder = mkdtempSync(join(tmpdir(), 'eparch-proxy-'));
    // Squid writes its files as another user than root.
    chmodSync(folder, 0o777);
    const port = await freePort();
    const file = join(folder, 'conf');
    writeFileSync(file, `${kind.config(port, folder).join('\n')}\n`);
    const [program, ...args] = kind.command(file);
    const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } });
    const missing = await Promise.race([once(child, 'error').then(() => true), listens(port).then(() => false)]);
    if (!missing) return new Proxy(child, port, folder);
    process.stderr.write(`\n*** SKIPPED: ${name} is not installed, so no SDK behind it was tested. ***\n`);
    return null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends it and answers its log: every request that it saw. */
  async stop(): Promise<string> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await gone;
      this.#log = readFileSync(join(this.folder, 'log'), 'utf8');
      rmSync(this.folder, { recursive: true, force: true });
    }
    return this.#log;
  }
}

/** A way to a server that only a proxy may take. */
export class Gate {
  /** Connections that came from elsewhere, and were cut. */
  strangers = 0;
  readonly #open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(to: number): Promise<Gate> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const gate = new Gate(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => gate.#let(client, to));
    return gate;
  }

  #let(client: Socket, to: number): void {
    if (client.remoteAddress !== PROXY_ADDRESS) {
      this.strangers++;
      return void client.destroy();
    }
    const onward = connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      this.#open.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => this.#open.delete(socket) && other.end());
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (open) return;
    await sleep(50);
  }
}

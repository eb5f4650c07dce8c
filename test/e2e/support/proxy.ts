import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@app/testing';

/** tinyproxy as companies have one: plain requests, and CONNECT to any port. */
export class Proxy {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly folder: string,
  ) {}

  /** Null, said loudly, where tinyproxy is not installed. */
  static async start(): Promise<Proxy | null> {
    const folder = mkdtempSync(join(tmpdir(), 'eparch-proxy-'));
    const port = await freePort();
    const config = join(folder, 'tinyproxy.conf');
    writeFileSync(
      config,
      [
        `Port ${port}`,
        'Listen 127.0.0.1',
        'Timeout 600',
        'MaxClients 200',
        'Allow 127.0.0.1',
        `LogFile "${join(folder, 'log')}"`,
        'LogLevel Connect',
        'DisableViaHeader Yes',
        '',
      ].join('\n'),
    );
    const child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' });
    const missing = await Promise.race([once(child, 'error').then(() => true), listens(port).then(() => false)]);
    if (!missing) return new Proxy(child, port, folder);
    process.stderr.write('\n*** SKIPPED: tinyproxy is not installed, so no proxy was tested. ***\n');
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

  #log = '';
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

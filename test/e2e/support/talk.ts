import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program left running, line by line. */
export class Talk {
  readonly lines: string[] = [];
  complaints = '';
  readonly ended: Promise<number | null>;
  #told: () => void = () => undefined;
  #read = 0;
  #isOver = false;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    createInterface(child.stdout).on('line', (line) => {
      this.lines.push(line);
      this.#told();
    });
    child.stderr.on('data', (chunk: Buffer) => (this.complaints += chunk.toString()));
    this.ended = once(child, 'close').then(([code]: (number | null)[]) => {
      this.#isOver = true;
      this.#told();
      return code ?? null;
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The next line of its standard output. Fails when there will be none. */
  async line(): Promise<string> {
    while (this.#read === this.lines.length) {
      if (this.#isOver) throw new Error(`It ended without another line:\n${this.lines.join('\n')}\n${this.complaints}`);
      await new Promise<void>((resolve) => (this.#told = resolve));
    }
    return this.lines[this.#read++] ?? '';
  }

  /** The next line in which it says this. */
  async until(text: string): Promise<string> {
    for (;;) {
      const line = await this.line();
      if (line.includes(text)) return line;
    }
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.line());
  }

  say(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.#isOver) this.child.kill(signal);
    await this.ended;
  }
}

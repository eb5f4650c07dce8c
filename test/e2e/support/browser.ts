import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Shorter than a test's, so that a failure says which step it was. */
const STEP_TIMEOUT_MS = 45_000;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
/** Quiet: none of the calls home that a browser makes by itself. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of this machine; null, said loudly, where there is none. */
export function findChromium(): string | null {
  const found = [process.env['EPARCH_TEST_CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  if (!found) process.stderr.write('\n*** SKIPPED: no chromium here, so the console was not tested in a browser. ***\n');
  return found ?? null;
}

/** A browser that remembers what pages asked for and complained about. */
export class Visitor {
  /** Hosts that any page asked for anything. */
  readonly hosts = new Set<string>();
  /** What a developer would see in red. */
  readonly complaints: string[] = [];
  readonly #scripts: Promise<number>[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async start(executablePath: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const browser = await chromium.launch({ executablePath, args: ARGS });
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    context.setDefaultTimeout(STEP_TIMEOUT_MS);
    const visitor = new Visitor(browser, context, await context.newPage());
    visitor.#listen();
    return visitor;
  }

  /** Bytes of JavaScript that came over the wire so far, compressed as they came. */
  async scriptBytes(): Promise<number> {
    return (await Promise.all(this.#scripts)).reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Does the work; where it fails, the error tells what the page showed. */
  async try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const shown = await this.page.locator('body').innerText();
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${this.page.url()} shows:\n${shown}`, { cause: error });
    }
  }

  /** As in another window of the same browser: this page is not told by itself. */
  async signOutElsewhere(): Promise<void> {
    const { origin } = new URL(this.page.url());
    const answer = await this.context.request.post(`${origin}/graphql`, { data: { query: 'mutation { signOut }' }, headers: { origin } });
    if (!answer.ok()) throw new Error(`Signing out answered ${answer.status()}.`);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  #listen(): void {
    this.context.on('request', (request) => {
      if (/^(http|ws)/.test(request.url())) this.hosts.add(new URL(request.url()).host);
    });
    this.context.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') this.#scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    this.page.on('websocket', (socket) => this.hosts.add(new URL(socket.url()).host));
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }
}

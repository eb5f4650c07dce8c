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

/** Added to any address, leads nowhere, and what is shown there. */
const NO_PAGE = '/no/such/page';
const NO_PAGE_HEADING = 'There is no such page';
/** What a link does: for the browser, whose names are not known here. */
const goTo = (path: string): string => `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`;

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
  /** Paths of what pages asked for, sockets among them. */
  readonly paths = new Set<string>();
  /** What a developer would see in red. */
  readonly complaints: string[] = [];
  readonly #loaded: Promise<{ kind: string; bytes: number }>[] = [];

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

  /** Bytes of these kinds that came over the wire so far, compressed as they came. */
  async bytesOf(...kinds: readonly string[]): Promise<number> {
    const all = await Promise.all(this.#loaded);
    return all.reduce((sum, { kind, bytes }) => sum + (kinds.includes(kind) ? bytes : 0), 0);
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

  /**
   * Another page of the console, gone to as its own links do: a load costs the browser five times as much, and says nothing that the
   * first one has not said. `path`: with all that the server is below. Answers once the page has its heading.
   */
  async goOnTo(path: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1 });
    // As after a load, nothing is pointed at.
    await this.page.mouse.move(0, 0);
    // By way of none: two pages may have the same heading, and the one before stays until the next has come.
    await this.page.evaluate(goTo(`${path.replace(/\?.*/, '')}${NO_PAGE}`));
    await heading.filter({ hasText: NO_PAGE_HEADING }).waitFor();
    await this.page.evaluate(goTo(path));
    await heading.filter({ hasNotText: NO_PAGE_HEADING }).first().waitFor();
  }

  /** As in another window of the same browser: this page is not told by itself. */
  async signOutElsewhere(): Promise<void> {
    const { origin } = new URL(this.page.url());
    const answer = await this.context.request.post(`${origin}/graphql`, { data: { query: 'mutation { signOut }' }, headers: { origin } });
    if (!answer.ok()) throw new Error(`Signing out answered ${answer.status()}.`);
  }

  /** Keeps the operation's requests from the server until they are let go. */
  async holdBack(operationName: string): Promise<() => void> {
    let letGo = (): void => undefined;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    await this.page.route('**/graphql', async (route) => {
      if ((route.request().postDataJSON() as { operationName?: string }).operationName === operationName) await released;
      await route.continue();
    });
    return letGo;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  #note(url: string): void {
    const { host, pathname } = new URL(url);
    this.hosts.add(host);
    this.paths.add(pathname);
  }

  #listen(): void {
    this.context.on('request', (request) => {
      if (/^(http|ws)/.test(request.url())) this.#note(request.url());
    });
    this.context.on('requestfinished', (request) => {
      if (!/^http/.test(request.url())) return;
      const kind = request.resourceType();
      // One that is given up as its page is left has no size.
      this.#loaded.push(
        request.sizes().then(
          ({ responseBodySize: bytes }) => ({ kind, bytes }),
          () => ({ kind, bytes: 0 }),
        ),
      );
    });
    this.page.on('websocket', (socket) => this.#note(socket.url()));
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }
}

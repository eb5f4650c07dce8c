import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = ['serious', 'critical'];

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/** What keeps people from using the page as it is shown now, as axe sees it, each with the first places where; nothing that is less than serious. */
async function barriersOn(page: Page, within: string | null, rules: readonly string[] | null): Promise<string[]> {
  // By the debugger: the page itself may not take scripts in.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
  const violations = await page.evaluate<Violation[]>(
    `axe.run(${within === null ? 'document' : JSON.stringify(within)}, ${options}).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary}`)
          .join('; ')}`,
    );
}

/**
 * The same in both themes, without another load. They differ in nothing but colours, so that the second is looked at for these alone.
 * `within`: a selector of the only part that is looked at.
 */
export async function barriersInBothThemes(page: Page, within: string | null = null): Promise<string[]> {
  const barriers: string[] = [];
  for (const [colorScheme, rules] of [
    ['dark', ['color-contrast']],
    ['light', null],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await page.evaluate(COME_TO_REST);
    barriers.push(...(await barriersOn(page, within, rules)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return barriers;
}

/** Colours may take a moment to change. */
const COME_TO_REST = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => undefined)`;

import type { Filter } from '../rendering/runtime.js';
import { iterate } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { escapeHtml } from '../values/html.js';
import { str } from '../values/text.js';

const ADDRESS =
  /^(?:https?:\/\/|www\.)(?:(?:[\w%-]+\.)+|(?:\[[\da-f:]+\]))?[\w%-]*(?::\d{1,5})?(?:[/?#]\S*)?$|^(?:[\w%-]+\.)+(?:com|net|int|edu|gov|org|info|mil)(?::\d{1,5})?(?:[/?#]\S*)?$/i;
const MAIL = /^\S+@\w[\w.-]*\.\w+$/;
const PAIRS = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const;

/** Makes links of the addresses in a text. */
export const urlize: Filter = (value, given, { meter }) => {
  const bound = new Bound('urlize', given, ['trim_url_limit', 'nofollow', 'target', 'rel', 'extra_schemes']);
  const limit = bound.integerOrNull('trim_url_limit');
  const rel = [...new Set([...(bound.textOrNull('rel') ?? '').split(/\s+/), ...(bound.flag('nofollow') ? ['nofollow'] : []), 'noopener'])]
    .filter((one) => one !== '')
    .sort();
  const target = bound.textOrNull('target');
  const schemes = bound.value('extra_schemes') === null ? [] : iterate(bound.value('extra_schemes'), meter).map((scheme) => str(scheme, meter));
  const attributes = ` rel="${escapeHtml(rel.join(' '))}"${target === null ? '' : ` target="${escapeHtml(target)}"`}`;
  const shown = (address: string): string => (limit !== null && address.length > limit ? `${address.slice(0, limit)}...` : address);
  const link = (href: string, text: string, more: string): string => `<a href="${href}"${more}>${text}</a>`;
  const words = escapeHtml(str(value, meter)).split(/(\s+)/);
  meter.step(words.length);
  return meter.made(
    words
      .map((word) => {
        const { head, middle, tail } = parted(word);
        if (ADDRESS.test(middle)) return head + link(/^https?:\/\//.test(middle) ? middle : `https://${middle}`, shown(middle), attributes) + tail;
        if (middle.startsWith('mailto:') && MAIL.test(middle.slice(7))) return head + link(middle, middle.slice(7), '') + tail;
        if (MAIL.test(middle) && !middle.startsWith('www.') && !middle.includes(':')) return head + link(`mailto:${middle}`, middle, '') + tail;
        const scheme = schemes.find((one) => middle !== one && middle.startsWith(one));
        return scheme === undefined ? word : head + link(middle, middle, attributes) + tail;
      })
      .join(''),
  );
};

/** A word without the brackets and stops around it. */
function parted(word: string): { head: string; middle: string; tail: string } {
  const head = /^(?:\(|<|&lt;)+/.exec(word)?.[0] ?? '';
  let middle = word.slice(head.length);
  let tail = '';
  for (let end = endOf(middle); end !== ''; end = endOf(middle)) {
    tail = end + tail;
    middle = middle.slice(0, -end.length);
  }
  for (const [opening, closing] of PAIRS) {
    const missing = Math.min(count(middle, opening) - count(middle, closing), count(tail, closing));
    for (let times = 0; times < missing; times++) {
      const end = tail.indexOf(closing) + closing.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return { head, middle, tail };
}

const endOf = (word: string): string => ['&gt;', ')', '>', '.', ',', '\n'].find((end) => word.endsWith(end)) ?? '';
const count = (text: string, part: string): number => text.split(part).length - 1;

import type { AssetLedger } from './missing/asset-ledger.ts';
import { withoutByteOrderMarks } from './css/css-scanner.ts';
import { sanitiseCss } from './css/sanitise-css.ts';
import type { TextUse } from './node-roles.ts';

/** Takes no place, and is part of a name in CSS: what it stands in is no function and no rule any more. */
const JOINER = '\u2060';
/** No token of CSS goes on behind one of these, but for an escape. */
const ENDED = /[\s.,;:)\u2060]$/;

/** The text that a node may have; '' for what is no text. */
export function sanitiseText(value: unknown, use: TextUse, ledger: AssetLedger): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  switch (use) {
    case 'css':
      return sanitiseCss(text, ledger, 'piece');
    case 'hidden':
      return '';
    case 'loose':
      return loosen(text);
    case 'shown':
      return text;
  }
}

/**
 * Looks much the same, and is no CSS that loads, wherever it is put. Nor does it join what is put behind it, or open what
 * that would close.
 */
function loosen(text: string): string {
  const harmless = withoutByteOrderMarks(text)
    .replaceAll("'", '\u2019')
    .replaceAll('"', '\u201d')
    .replace(/(?<!\u2060)\(/g, `${JOINER}(`)
    .replace(/@(?!\u2060)/g, `@${JOINER}`)
    .replace(/\/\*|:hover|-device-|sourceMappingURL/g, (found) => found.charAt(0) + JOINER + found.slice(1));
  const isEnded = harmless === '' || (ENDED.test(harmless) && !harmless.slice(-8).includes('\\'));
  return isEnded ? harmless : harmless + JOINER;
}

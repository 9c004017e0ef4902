import type { AssetLedger } from './missing/asset-ledger.ts';
import { sanitiseCss } from './css/sanitise-css.ts';
import type { TextUse } from './node-roles.ts';

/** Takes no place, and is part of a name in CSS: what it stands in is no function and no rule any more. */
const JOINER = '\u2060';

/** The text that a node may have; '' for what is no text. */
export function sanitiseText(value: unknown, use: TextUse, ledger: AssetLedger): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  switch (use) {
    case 'css':
      return sanitiseCss(text, ledger, 'piece');
    case 'hidden':
      return '';
    case 'loose':
      return text.replace(/\(|@/g, (character) =>
        character === '(' ? JOINER + character : character + JOINER,
      );
    case 'shown':
      return text;
  }
}

import type { AssetLedger } from '../missing/asset-ledger.ts';
import { withoutByteOrderMarks } from './css-scanner.ts';
import { sanitiseCss } from './sanitise-css.ts';

/** What rrweb's recorder writes between the texts of one style element (rrweb-snapshot, `stringifyStylesheet`). */
const SPLIT = '/* rr_split */';

/**
 * A recorded sheet. The player deals its parts out to the texts of the style element and takes the marks away, which
 * can join what a mark held apart: where joining them makes a difference, the marks go.
 */
export function sanitiseSheet(css: string, ledger: AssetLedger): string {
  const parts = withoutByteOrderMarks(css).split(SPLIT);
  if (parts.length === 1) {
    return sanitiseCss(css, ledger, 'piece');
  }
  const pieces = parts.map((part) => sanitiseCss(part, ledger, 'piece'));
  const joined = pieces.join('');
  const checked = sanitiseCss(joined, ledger, 'piece');
  return checked === joined ? pieces.join(SPLIT) : checked;
}

import type { MissingAssets, Neutralised } from '../../../../shared/model/missing-assets.ts';
import { formatCount, pluralise } from '../../../ui/format.ts';

const NOUNS: Readonly<Record<Neutralised, string>> = {
  script: 'script',
  'event-handler': 'event handler',
  'script-url': 'script link',
  'data-url': 'embedded data page',
  'endless-image': 'endless drawing',
  'embedded-page': 'embedded page',
  'embedded-object': 'embedded object',
  'meta-directive': 'browser directive',
  'base-address': 'base URL',
  'form-target': 'form target',
  navigation: 'navigation target',
  'element-definition': 'element definition',
  'canvas-object': 'canvas object',
  'canvas-drawing': 'canvas drawing',
};

/** How much the page loaded from elsewhere, in one sentence. */
export function describeMissing({ assets, unlisted }: MissingAssets, isAll: boolean): string {
  if (assets.length === 0) {
    return isAll ? 'No assets are missing.' : 'Nothing is missing so far.';
  }
  const rest =
    unlisted > 0 ? `, and were asked for ${formatCount(unlisted)} times more beyond this list` : '';
  const filled = assets.filter(({ isFilled }) => isFilled).length;
  if (filled > 0) {
    return `${describeFilled(filled, assets.length)}${rest}.`;
  }
  return assets.length === 1
    ? '1 asset was not in the file and was not fetched.'
    : `${formatCount(assets.length)} assets were not in the file and were not fetched${rest}.`;
}

function describeFilled(filled: number, all: number): string {
  if (all === 1) {
    return '1 asset was not in the file; it is filled from an asset pack';
  }
  const counts = `${formatCount(filled)} of ${formatCount(all)}`;
  const fate = filled === all ? '' : ', the others were not fetched';
  return `${formatCount(all)} assets were not in the file: ${counts} filled from asset packs${fate}`;
}

/** What was switched off, in one sentence; '' where there was nothing. */
export function describeNeutralised({ neutralised }: MissingAssets): string {
  const parts = Object.entries(NOUNS).flatMap(([code, noun]) => {
    const count = neutralised[code as Neutralised] ?? 0;
    return count > 0 ? [pluralise(count, noun)] : [];
  });
  return parts.length === 0 ? '' : `Disabled for safety: ${parts.join(', ')}.`;
}

/** How much of the window these findings are about, where that is not all of it; '' where it is. */
export function describeProgress(known: number): string {
  if (known === 1) {
    return '';
  }
  return known === 0 ? 'Checked around this moment only, so far.' : `Indexing: ${Math.floor(100 * known)} %`;
}

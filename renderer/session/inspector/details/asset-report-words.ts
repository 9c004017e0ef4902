import type { AssetProgress, AssetRefusal, AssetReport } from '../../../../shared/model/asset-report.ts';
import { formatCount, pluralise } from '../../../ui/format.ts';

const REFUSALS: Readonly<Record<AssetRefusal, string>> = {
  'other-type': 'neither a picture, a font nor a style sheet',
  'too-large': 'too large: 16 MiB is the most, 4 MiB for a style sheet',
  'endless-image': 'a drawing without an end',
  'no-address': 'not in a folder named after a host, so its URL is unknown',
  'unsafe-name': 'a name that leads out of its folder, or a link',
  unreadable: 'damaged or encrypted',
  'too-many': 'beyond 20,000 assets in the library, or 1 GiB in one pack',
};

/** How far reading a pack is. */
export function describeAssetProgress({ files, taken }: AssetProgress): string {
  return `Reading the asset pack: ${pluralise(files, 'file')}, ${formatCount(taken)} taken`;
}

/** The result of a pack, in one or two sentences. */
export function describeAssetReport({ taken, known, filled, refused, cancelled }: AssetReport): string {
  const begins = cancelled ? 'Cancelled. ' : '';
  if (taken + known === 0) {
    return `${begins}${refused.length > 0 ? 'No usable assets in this pack.' : 'No assets in this pack.'}`;
  }
  const had = known > 0 ? `, ${formatCount(known)} ${known === 1 ? 'was' : 'were'} there already` : '';
  const fills =
    filled > 0
      ? `${pluralise(filled, 'missing URL')} in this library ${filled === 1 ? 'is' : 'are'} filled now.`
      : taken > 0
        ? 'No recording in this library asks for them.'
        : 'Nothing has changed.';
  return `${begins}${pluralise(taken, 'asset')} taken${had}. ${fills}`;
}

/** Why something was not taken: `12 files: neither a picture …`. */
export function describeRefusal(reason: AssetRefusal, count: number): string {
  return `${pluralise(count, 'file')} not taken: ${REFUSALS[reason]}`;
}

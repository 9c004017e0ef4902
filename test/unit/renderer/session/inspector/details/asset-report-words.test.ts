import { describe, expect, it } from 'vitest';
import {
  describeAssetReport,
  describeRefusal,
} from '../../../../../../renderer/session/inspector/details/asset-report-words.ts';
import { describeMissing } from '../../../../../../renderer/session/inspector/details/missing-findings.ts';
import type { AssetReport } from '../../../../../../shared/model/asset-report.ts';
import type { MissingAsset } from '../../../../../../shared/model/missing-assets.ts';

const NOTHING: AssetReport = { taken: 0, known: 0, filled: 0, refused: [], cancelled: false };
const REFUSED = [{ reason: 'other-type', count: 2, examples: [] }] as const;

describe('what an asset pack came to', () => {
  it.each<[Partial<AssetReport>, string]>([
    [{ taken: 1, filled: 1 }, '1 asset taken. 1 missing URL in this library is filled now.'],
    [
      { taken: 1200, known: 1, filled: 30 },
      '1,200 assets taken, 1 was there already. 30 missing URLs in this library are filled now.',
    ],
    [{ taken: 2 }, '2 assets taken. No recording in this library asks for them.'],
    [{ known: 3 }, '0 assets taken, 3 were there already. Nothing has changed.'],
    [{}, 'No assets in this pack.'],
    [{ refused: REFUSED }, 'No usable assets in this pack.'],
    [
      { taken: 1, filled: 1, cancelled: true },
      'Cancelled. 1 asset taken. 1 missing URL in this library is filled now.',
    ],
  ])('%j', (report, words) => {
    expect(describeAssetReport({ ...NOTHING, ...report })).toBe(words);
  });

  it('names every reason for which something was not taken', () => {
    expect(describeRefusal('other-type', 1)).toBe(
      '1 file not taken: neither a picture, a font nor a style sheet',
    );
    expect(describeRefusal('unreadable', 2)).toBe('2 files not taken: damaged or encrypted');
  });
});

describe('what is missing', () => {
  const list = (...filled: readonly boolean[]): string => {
    const assets = filled.map((isFilled, at): MissingAsset => ({
      url: `https://a.example/${at}`,
      kind: 'image',
      firstMs: 0,
      count: 1,
      isFilled,
    }));
    return describeMissing({ assets, unlisted: 0, neutralised: {} }, true);
  };

  it.each([
    [list(), 'No assets are missing.'],
    [list(false), '1 asset was not in the file and was not fetched.'],
    [list(true), '1 asset was not in the file; it is filled from an asset pack.'],
    [
      list(true, false, false),
      '3 assets were not in the file: 1 of 3 filled from asset packs, the others were not fetched.',
    ],
    [list(true, true), '2 assets were not in the file: 2 of 2 filled from asset packs.'],
  ])('%s', (words, expected) => {
    expect(words).toBe(expected);
  });
});

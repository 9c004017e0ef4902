import { describe, expect, it } from 'vitest';
import { joinFacts, urlAt } from '../../../../../renderer/session/activity/window-facts.ts';
import type { SliceContent } from '../../../../../renderer/stage/protocol.ts';
import type { WindowIndex } from '../../../../../shared/model/window-index.ts';
import { makeWindow, NO_FINDINGS } from '../../../../helpers/make-window.ts';

const window = makeWindow({ endedAtMs: 100_000, chunks: 10 });
const nothing = NO_FINDINGS.missing;
const asset = { url: 'http://a.example/', kind: 'image', firstMs: 1, count: 1, isFilled: false } as const;
const withAsset = { ...nothing, assets: [asset] };

function makeIndex(share: number): WindowIndex {
  const active = [
    { fromMs: 1000, toMs: 2000 },
    { fromMs: 20_000, toMs: 30_000 },
  ];
  return { share, urls: [{ atMs: 0, url: '/a' }], viewports: [], active, missing: withAsset };
}

/** What the stage holds of 50 s to 90 s: the user did something at 60 s. */
const content: SliceContent = {
  slice: 1,
  batches: 1,
  firstMs: 50_000,
  untilMs: 90_000,
  findings: {
    urls: [
      { atMs: 50_000, url: '/a' },
      { atMs: 70_000, url: '/b' },
    ],
    viewports: [],
    active: [{ fromMs: 60_000, toMs: 60_000 }],
    missing: nothing,
  },
};

describe('joinFacts', () => {
  it('goes by the index alone when it knows all', () => {
    const facts = joinFacts(window, makeIndex(1), { content, isWhole: false }, 5000);
    expect(facts.known).toBe(1);
    expect(facts.inactive).toEqual([
      { fromMs: 2000, toMs: 20_000 },
      { fromMs: 30_000, toMs: 100_000 },
    ]);
    expect(facts.missing).toBe(withAsset);
  });

  it('goes by what the stage holds where that is the whole window', () => {
    const facts = joinFacts(window, makeIndex(0), { content, isWhole: true }, 30_000);
    expect(facts).toMatchObject({ known: 1, missing: nothing });
    expect(facts.inactive).toEqual([
      { fromMs: 0, toMs: 60_000 },
      { fromMs: 60_000, toMs: 100_000 },
    ]);
  });

  it('claims no inactivity of what neither of them has seen', () => {
    const facts = joinFacts(window, makeIndex(0.4), { content, isWhole: false }, 5000);
    expect(facts.known).toBe(0.4);
    expect(facts.inactive).toEqual([
      { fromMs: 2000, toMs: 20_000 },
      { fromMs: 50_000, toMs: 60_000 },
      { fromMs: 60_000, toMs: 90_000 },
    ]);
    expect(facts.urls).toEqual([
      { atMs: 0, url: '/a' },
      { atMs: 70_000, url: '/b' },
    ]);
    expect(facts.missing).toBe(withAsset);
  });

  it('counts nothing twice that both of them have seen', () => {
    const early = { ...content, firstMs: 0, untilMs: 40_000, findings: { ...content.findings, active: [] } };
    const facts = joinFacts(window, makeIndex(0.4), { content: early, isWhole: false }, 5000);
    expect(facts.inactive).toEqual([
      { fromMs: 2000, toMs: 20_000 },
      { fromMs: 30_000, toMs: 40_000 },
    ]);
  });

  it('knows nothing of nothing', () => {
    expect(joinFacts(window, undefined, undefined, 5000)).toEqual({
      urls: [],
      inactive: [],
      missing: null,
      known: 0,
    });
  });
});

it('finds the address of a moment, the first one also before it', () => {
  const { urls } = content.findings;
  expect([0, 50_000, 69_999, 70_000].map((atMs) => urlAt(urls, atMs)?.url)).toEqual(['/a', '/a', '/a', '/b']);
  expect(urlAt([], 5)).toBeUndefined();
});

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeMeta, START_MS } from '../../helpers/make-events.ts';
import { BODY_ID, floodEvent, floodSnapshot, writeFlood } from '../../helpers/floods.ts';
import { watchDelays } from '../../e2e/alone/input-delay.ts';
import { shareApp } from '../../e2e/shared-app.ts';
import { extent } from '../extent.ts';

/** What a person does not notice. */
const MAX_DELAY_MS = 100;
/** A machine that others work on stops now and then: what is too slow is looked at again, and must be so each time. */
const ROUNDS = 3;
const LARGE = 10_000_000;
const LINES = extent({ inShort: 300_000, atLength: 1_000_000 });
const TABS = ['Console', 'Network', 'Errors', 'User', 'Health', 'Details', 'Page'];
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-crowds-'));
const app = shareApp();
beforeEach(() => app.begin());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function consoleLine(afterMs: number, text: string): string {
  const payload = { level: 'log', payload: [JSON.stringify(text)], trace: [`at ${text}`] };
  return JSON.stringify({
    type: 6,
    timestamp: START_MS + afterMs,
    data: { plugin: 'rrweb/console@1', payload },
  });
}

function request(afterMs: number, large: string): string {
  const requests = [
    {
      name: `https://api.example/${large}`,
      method: 'GET',
      status: 200,
      timestamp: START_MS + afterMs,
      requestHeaders: { 'x-large': large },
      responseBody: large,
    },
  ];
  const data = { plugin: 'rrweb/network@1', payload: { requests } };
  return JSON.stringify({ type: 6, timestamp: START_MS + afterMs, data });
}

const END = floodEvent(60_000, { source: 1, positions: [{ x: 1, y: 1, id: BODY_ID, timeOffset: 0 }] });

const INDEXING = { timeout: 200_000, interval: 500 };

/** In the page. */
async function countWindowsLeft(): Promise<number> {
  const status = await window.replay.readIndexStatus({});
  return status.ok ? status.value.windowsLeft : -1;
}

interface Crowd {
  readonly name: string;
  readonly events: () => Iterable<string>;
  /** Whether it is looked at once more when it is indexed. */
  readonly isOpenedAgain: boolean;
}

const CROWDS: readonly Crowd[] = [
  {
    name: `${LINES} console lines`,
    events: function* () {
      yield floodSnapshot([]);
      for (let at = 0; at < LINES; at++) {
        yield consoleLine(100 + (at * 30_000) / LINES, `line ${at}`);
      }
      yield END;
    },
    isOpenedAgain: true,
  },
  {
    name: 'addresses, headers and console lines of 10 MB',
    events: () => {
      const large = 'x'.repeat(LARGE);
      const page = {
        ...makeMeta(START_MS + 50),
        data: { href: `https://a.example/${large}`, width: 900, height: 700 },
      };
      return [floodSnapshot([]), JSON.stringify(page), consoleLine(100, large), request(200, large), END];
    },
    isOpenedAgain: true,
  },
  {
    name: '20,000 windows',
    events: function* () {
      yield JSON.stringify({ ...(JSON.parse(floodSnapshot([])) as object), windowId: 'w0' });
      for (let at = 0; at < 25_000; at++) {
        yield JSON.stringify({
          ...(JSON.parse(END) as object),
          timestamp: START_MS + at,
          windowId: `w${at}`,
        });
      }
    },
    // To index them takes a minute.
    isOpenedAgain: extent({ inShort: false, atLength: true }),
  },
];

describe('the app answers within 100 ms, in every tab and at every jump, with a recording of', () => {
  it.each(CROWDS)(
    '$name',
    async ({ name, events, isOpenedAgain }) => {
      const file = writeFlood(folder, name.replace(/\W+/g, '-'), events());
      const slow = new Map<string, unknown>();
      const watch = async (step: string, work: () => Promise<unknown>): Promise<void> => {
        const delays = await watchDelays(app);
        await work();
        await delays.more(10);
        const { input, main, allow } = await delays.end();
        const isSlow = Math.max(input, main) > allow(MAX_DELAY_MS);
        if (isSlow) {
          slow.set(step, { input, main });
        } else {
          slow.delete(step);
        }
        console.log(name, step, Math.round(input), Math.round(main));
      };
      const open = async (when: string, work: () => Promise<void>): Promise<void> => {
        await watch(`${when}: opening`, async () => {
          await work();
          await app.waitUntilOpen();
        });
        for (const tab of TABS) {
          await watch(`${when}: ${tab}`, () => app.openTab(tab));
        }
        await watch(`${when}: jumping`, async () => {
          await app.page.keyboard.press('End');
          await app.page.keyboard.press('Home');
        });
        await watch(`${when}: leaving`, () => app.page.keyboard.press('Backspace'));
      };
      const openAgain = (when: string): Promise<void> =>
        open(when, () => app.page.getByRole('row').nth(1).click());
      const openWhileSlow = async (when: string): Promise<void> => {
        for (let round = 1; round < ROUNDS && slow.size > 0; round++) {
          await openAgain(when);
        }
        expect(Object.fromEntries(slow)).toEqual({});
      };
      await open('indexing', () => app.handOver(file));
      await openWhileSlow('indexing');
      if (isOpenedAgain) {
        await expect.poll(() => app.page.evaluate(countWindowsLeft), INDEXING).toBe(0);
        await openAgain('indexed');
        await openWhileSlow('indexed');
      }
    },
    300_000,
  );
});

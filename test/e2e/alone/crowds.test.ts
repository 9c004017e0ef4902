import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMeta, START_MS } from '../../helpers/make-events.ts';
import { BODY_ID, floodEvent, floodSnapshot, writeFlood } from '../../helpers/floods.ts';
import { watchDelays } from './input-delay.ts';
import { shareApp } from '../shared-app.ts';

/** What a person does not notice. */
const MAX_DELAY_MS = 100;
const LARGE = 10_000_000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-crowds-'));
const app = shareApp();
beforeAll(() => app.begin());
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

interface Crowd {
  readonly name: string;
  readonly events: () => Iterable<string>;
}

const CROWDS: readonly Crowd[] = [
  {
    name: '300,000 console lines',
    events: function* () {
      yield floodSnapshot([]);
      for (let at = 0; at < 300_000; at++) {
        yield consoleLine(100 + at / 10, `line ${at}`);
      }
      yield END;
    },
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
  },
];

describe('the app answers within 100 ms, in every tab and at every jump, with a recording of', () => {
  it.each(CROWDS)(
    '$name',
    async ({ name, events }) => {
      const file = writeFlood(folder, name.replace(/\W+/g, '-'), events());
      const steps: Record<string, unknown> = {};
      const watch = async (step: string, work: () => Promise<unknown>): Promise<void> => {
        const delays = await watchDelays(app);
        await work();
        await delays.more(10);
        const { input, main, allow } = await delays.end();
        if (Math.max(input, main) > allow(MAX_DELAY_MS)) {
          steps[step] = { input, main };
        }
        console.log(name, step, Math.round(input), Math.round(main));
      };
      await watch('opening', async () => {
        await app.handOver(file);
        await app.waitUntilOpen();
      });
      for (const tab of ['Console', 'Network', 'Errors', 'User', 'Health', 'Details', 'Page']) {
        await watch(tab, () => app.openTab(tab));
      }
      await watch('jumping', async () => {
        await app.page.keyboard.press('End');
        await app.page.keyboard.press('Home');
      });
      await watch('leaving', () => app.page.keyboard.press('Escape'));
      expect(steps).toEqual({});
    },
    300_000,
  );
});

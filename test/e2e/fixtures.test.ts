import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { inRoot } from '../../build/setup/paths.mjs';
import { countRecorded, type RecordedTimes } from '../helpers/count-recorded.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const FIXTURES = inRoot('../shared/fixtures');
/** Of several recorders, and one whose full snapshots are damaged: its clicks fall on a page that nobody knows. */
const RECORDINGS = [
  'posthog-js-recorded/posthog-js-1.449.2-plain.blob_v2.jsonl',
  'posthog-js-recorded/posthog-js-1.449.2-big.export-2023-04-28.ph-recording.json',
  'posthog/large_recording_blob_one.v1.jsonl',
  'posthog/session_recording.json',
  'sentry/react-send-to-sentry.ReplayRecordingData.json',
];

if (!existsSync(FIXTURES)) {
  console.warn('SKIPPED: ../shared/fixtures is not there; no recording of another maker is counted.');
}
const fixtures = existsSync(FIXTURES) ? RECORDINGS.map((name) => path.join(FIXTURES, name)) : [];

const app = shareApp();

interface Row {
  readonly kind: string;
  readonly time: string;
}

it.each([...Object.values(SAMPLES), ...fixtures])(
  'lists as many messages, requests, errors and clicks as stand in %s, each at its time',
  async (file) => {
    const expected = countRecorded(file);
    await app.begin();
    await app.handOver(file);
    const panel = await app.openTab('All');
    await expect.poll(() => app.page.getByText(/^Indexing/).count()).toBe(0);
    expect(timesOf(await readRows(panel))).toEqual(expected);
    const requests = app.page.getByRole('tab', { name: /^Network/ });
    expect(await requests.innerText()).toMatch(new RegExp(`\\s${expected.Request.length}$`));
    expect(app.errors.filter((error) => !error.includes('Failed to adapt css'))).toEqual([]);
  },
);

/** What a list says, read screen by screen as somebody scrolls through it. */
async function readRows(panel: Locator): Promise<Row[]> {
  const list = panel.getByRole('treegrid');
  await list.waitFor();
  const count = Number(await list.getAttribute('aria-rowcount'));
  const rows = new Map<number, Row>();
  await list.evaluate((element) => (element.scrollTop = 0));
  await expect
    .poll(
      async () => {
        const shown = await list.locator('[role="row"][id]').evaluateAll((elements) =>
          elements.map((row) => ({
            index: Number(row.getAttribute('aria-rowindex')),
            kind: row.querySelector('.item-row__kind')?.getAttribute('title') ?? '',
            time: row.querySelector('.item-line__time')?.textContent ?? '',
          })),
        );
        shown.filter(({ time }) => time !== '').forEach(({ index, ...row }) => rows.set(index, row));
        if (shown.every(({ time }) => time !== '')) {
          await list.evaluate((element) => (element.scrollTop += element.clientHeight / 2));
        }
        return rows.size;
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(count);
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Dead clicks are clicks. */
const KINDS: readonly (readonly [keyof RecordedTimes, RegExp])[] = [
  ['Console', /^Console/],
  ['Error', /^Error/],
  ['Request', /^Request/],
  ['Click', /^(Click|Dead click|Possible dead click)/],
];

function timesOf(rows: readonly Row[]): RecordedTimes {
  const entries = KINDS.map(([kind, title]) => [
    kind,
    rows.filter((row) => title.test(row.kind)).map(({ time }) => toMilliseconds(time)),
  ]);
  return Object.fromEntries(entries) as RecordedTimes;
}

/** `−0:00.293` or `1:02.003`. */
function toMilliseconds(told: string): number {
  const [, sign, minutes, seconds] = /^(−?)(\d+):([\d.]+)$/.exec(told) ?? [];
  return (sign ? -1 : 1) * Math.round(Number(minutes) * 60_000 + Number(seconds) * 1000) + 0;
}

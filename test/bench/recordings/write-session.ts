import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import type { Bytes, Milliseconds } from '../../../shared/model/units.ts';
import { seededRandom, type SeededRandom } from '../../helpers/seeded-random.ts';
import { startApp, type AppKind, type RecordedApp } from './apps.ts';

/** What is recorded. */
export interface SessionPlan {
  readonly app: AppKind;
  readonly bytes: Bytes;
  /** How often the recorder makes a full snapshot after the first; 0 for never. */
  readonly snapshotEvery: Milliseconds;
}

const START_MS = 1_700_000_000_000;
/** A busy page: a gigabyte in ten hours. */
const BYTES_PER_SECOND: Bytes = 28_000;

/** Writes a session of about `bytes` as PostHog exports it. */
export async function writeSession(file: string, plan: SessionPlan): Promise<void> {
  const out = createWriteStream(file);
  out.write(`{"version":"2023-04-28","data":{"id":"bench-${plan.app}","person":null,"snapshots":[`);
  let written = 0;
  for (const event of record(plan, () => written)) {
    const json = JSON.stringify({ windowId: 'w', ...event });
    written += json.length + 1;
    if (!out.write(written > json.length + 1 ? `,${json}` : json)) {
      await once(out, 'drain');
    }
  }
  out.end(']}}');
  await once(out, 'close');
}

function* record(plan: SessionPlan, written: () => Bytes): Generator<ReplayEvent> {
  const random = seededRandom(7);
  const app = startApp(plan.app, random);
  let timestamp = START_MS;
  let snapshotAt = START_MS;
  yield* snapshot(app, timestamp);
  while (written() < plan.bytes) {
    // The pace follows from the size, so that an hour holds the same amount in every app.
    timestamp = Math.max(timestamp + 1, START_MS + Math.round((1000 * written()) / BYTES_PER_SECOND));
    if (plan.snapshotEvery > 0 && timestamp - snapshotAt >= plan.snapshotEvery) {
      snapshotAt = timestamp;
      yield* snapshot(app, timestamp);
    }
    app.step(random);
    yield app.page.flush(timestamp);
    yield* behave(random, timestamp);
  }
}

function* snapshot(app: RecordedApp, timestamp: number): Generator<ReplayEvent> {
  const data = { href: 'https://bank.example/desk', width: 1280, height: 800 };
  yield { type: 4, timestamp, data };
  yield app.page.fullSnapshot(timestamp);
}

/** What the user does meanwhile: mostly moves the mouse, sometimes clicks. */
function* behave(random: SeededRandom, timestamp: number): Generator<ReplayEvent> {
  const choice = random.int(10);
  const place = { id: 1, x: random.int(1280), y: random.int(800) };
  if (choice < 3) {
    const positions = Array.from({ length: 8 }, (_, at) => ({
      ...place,
      x: place.x + at,
      timeOffset: -10 * (8 - at),
    }));
    yield { type: 3, timestamp, data: { source: 1, positions } };
  } else if (choice === 3) {
    yield { type: 3, timestamp, data: { source: 2, type: 2, ...place } };
  }
}

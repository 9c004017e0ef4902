import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { Browser } from '../browser.ts';
import type { RecordedEvent } from '../ingest.ts';
import type { RecorderName } from '../recorders.ts';
import type { RunningSite } from '../site.ts';
import { unrecordedOf, type FidelityPage } from './steps.ts';
import { takeSteps, type Truth } from './take-steps.ts';

export const FIDELITY_HOST = 'fidelity.example';
/** The window that pages are recorded in, and the screen of a phone. */
export const DESKTOP = { width: 800, height: 600 };
export const PHONE = { width: 390, height: 600 };

/** One page as one recorder recorded it, and what it was really like. */
export interface RecordedPage {
  readonly name: string;
  readonly recorder: RecorderName;
  /** What of it no recorder notes, so that no replay can show it. */
  readonly unrecorded: string | undefined;
  readonly events: readonly RecordedEvent[];
  readonly truths: readonly Truth[];
}

/** The page's globals that recorders bring (test/record/recorders.ts). */
interface RecordedWindow {
  recorded?: RecordedEvent[];
  rrweb?: { record: { addCustomEvent(tag: string, payload: unknown): void } };
  posthog?: { sessionRecordingStarted(): boolean; get_session_id(): string };
}

/** Opens a page of the corpus in a browser, carries out its steps, and waits until all of it has been recorded. */
export async function recordPage(
  { page }: Browser,
  site: RunningSite,
  fidelityPage: FidelityPage,
  recorder: RecorderName,
): Promise<RecordedPage> {
  const { name, steps } = fidelityPage;
  const isPhone = steps.some((step) => 'device' in step);
  await setDevice(page, isPhone);
  await page.mouse.move(1, 1);
  await page.goto(`http://${FIDELITY_HOST}/${name}`);
  await page.waitForFunction(isRecording, undefined, { timeout: 15_000 });
  if (!isPhone) {
    // Until there is a user, posthog-js keeps what it has recorded to itself.
    await page.mouse.move(2, DESKTOP.height - 2);
  }
  await sleep(500);
  const truths = await takeSteps(page, steps);
  const endedAtMs = await page.evaluate(tellEnd);
  const events = await collect(page, site, recorder, endedAtMs);
  return { name, recorder, unrecorded: unrecordedOf(fidelityPage), events, truths };
}

async function setDevice(page: Page, isPhone: boolean): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const size = isPhone ? PHONE : DESKTOP;
  await client.send('Emulation.setDeviceMetricsOverride', { ...size, mobile: isPhone, deviceScaleFactor: 1 });
  await client.send('Emulation.setTouchEmulationEnabled', {
    enabled: isPhone,
    maxTouchPoints: isPhone ? 5 : 1,
  });
}

/** A full snapshot has been made: posthog-js begins when it has its settings. */
function isRecording(): boolean {
  const { recorded, posthog } = window as unknown as RecordedWindow;
  return posthog ? posthog.sessionRecordingStarted() : (recorded ?? []).some(({ type }) => type === 2);
}

/** Notes something at the end, so that the recording lasts until after the last truth. */
function tellEnd(): number {
  (window as unknown as RecordedWindow).rrweb?.record.addCustomEvent('end', {});
  console.log('the end');
  return Date.now();
}

async function collect(
  page: Page,
  site: RunningSite,
  recorder: RecorderName,
  endedAtMs: EpochMilliseconds,
): Promise<RecordedEvent[]> {
  if (recorder === 'rrweb') {
    return page.evaluate(() => (window as unknown as RecordedWindow).recorded ?? []);
  }
  const session = await page.evaluate(() => (window as unknown as RecordedWindow).posthog?.get_session_id());
  for (let turn = 0; turn < 300; turn++) {
    const events = site.captured.flatMap(({ sessionId, event }) => (sessionId === session ? [event] : []));
    if (events.some(({ timestamp }) => timestamp >= endedAtMs - 5)) {
      return events.toSorted((a, b) => a.timestamp - b.timestamp);
    }
    await sleep(50);
  }
  throw new Error('posthog-js did not send the end of the recording');
}

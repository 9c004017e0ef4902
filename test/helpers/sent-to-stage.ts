import type { Page } from 'playwright';
import type { Bytes } from '../../shared/model/units.ts';

/** What the app's page has handed to its stage since it was watched. */
export interface SentToStage {
  readonly bytes: Bytes;
  /** Slices that were begun. */
  readonly slices: number;
  /** Jumps forward in a stretch that was there. */
  readonly seeks: number;
}

interface WatchedPage {
  sentToStage: { -readonly [Name in keyof SentToStage]: SentToStage[Name] };
}

/** Counts from now on. */
export async function watchSent(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sent = { bytes: 0, slices: 0, seeks: 0 };
    (globalThis as unknown as WatchedPage).sentToStage = sent;
    const post = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')?.value as (
      ...args: unknown[]
    ) => void;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
      const message = args[0] as { kind?: string; chunks?: ArrayBuffer[] } | null;
      sent.bytes += message?.chunks?.reduce((sum, chunk) => sum + chunk.byteLength, 0) ?? 0;
      sent.slices += message?.kind === 'begin' ? 1 : 0;
      sent.seeks += message?.kind === 'seek' ? 1 : 0;
      post.apply(this, args);
    };
  });
}

export function readSent(page: Page): Promise<SentToStage> {
  return page.evaluate(() => (globalThis as unknown as WatchedPage).sentToStage);
}

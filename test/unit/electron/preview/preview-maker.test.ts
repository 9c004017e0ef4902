import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  PreviewMaker,
  type Picture,
  type PreviewWindow,
} from '../../../../electron/preview/preview-maker.ts';
import type { AppEvents } from '../../../../shared/contract/contract.ts';

type Wanted = AppEvents['previewWanted'];

const moment = (atMs: number) => ({ sessionId: 'a'.repeat(64), windowNumber: 1, atMs });

/** A window as Electron has them, which does what a test says. Its picture is of the moment that its page shows. */
class TestWindow implements PreviewWindow {
  readonly wanted: Wanted[] = [];
  isClosed = false;
  finishLoading: () => void = () => undefined;
  readonly loaded = new Promise<void>((resolve) => (this.finishLoading = resolve));
  private tellGone: (nothing: undefined) => void = () => undefined;
  readonly gone = new Promise<undefined>((resolve) => (this.tellGone = resolve));
  private shownMs = 0;

  show(wanted: Wanted): void {
    this.wanted.push(wanted);
  }

  paint({ atMs }: Wanted): void {
    this.shownMs = atMs;
  }

  capture(): Promise<Picture> {
    const jpeg = Buffer.from(String(this.shownMs));
    return Promise.resolve({ isEmpty: () => false, toJPEG: () => jpeg });
  }

  /** Closed by somebody, or its process has ended: Electron tells both in the same way in the end. */
  close(): void {
    this.isClosed = true;
    this.tellGone(undefined);
  }
}

function makeMaker({ loads = true } = {}): { maker: PreviewMaker; windows: TestWindow[] } {
  const windows: TestWindow[] = [];
  const maker = new PreviewMaker(() => {
    const window = new TestWindow();
    windows.push(window);
    if (loads) {
      window.finishLoading();
    }
    return window;
  });
  return { maker, windows };
}

/** What a picture is of. */
const seen = (picture: Picture | undefined): string | undefined => picture?.toJPEG(1).toString();

/** Lets everything happen that can happen now. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('making small pictures', () => {
  it('makes one that is in no hurry when no other waits, and lets it replace none', async () => {
    const { maker, windows } = makeMaker();
    const asked = [maker.make(moment(5)), maker.make(moment(6), true), maker.make(moment(7))];
    await settle();
    const [window] = windows;
    for (let at = 0; at < asked.length; at++) {
      const wanted = window!.wanted.at(-1)!;
      window!.paint(wanted);
      maker.tellShown({ request: wanted.request, isShown: true });
      await settle();
    }
    expect(window!.wanted.map(({ atMs }) => atMs)).toEqual([moment(5).atMs, moment(7).atMs, moment(6).atMs]);
    expect((await Promise.all(asked)).map(seen)).toEqual(['5', '6', '7']);
  });

  it('makes the picture of the moment that was asked for', async () => {
    const { maker, windows } = makeMaker();
    const picture = maker.make(moment(5));
    await settle();
    const [wanted] = windows[0]!.wanted;
    windows[0]!.paint(wanted!);
    maker.tellShown({ request: wanted!.request, isShown: true });
    expect(seen(await picture)).toBe('5');
  });

  it('takes a late answer for none: another moment’s picture is never made of it', async () => {
    const { maker, windows } = makeMaker();
    const late = maker.make(moment(5));
    await settle();
    const [slow] = windows[0]!.wanted;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await late).toBeUndefined();
    const picture = maker.make(moment(6));
    await settle();
    const next = windows.at(-1)!;
    next.paint(slow!);
    maker.tellShown({ request: slow!.request, isShown: true });
    await settle();
    const wanted = next.wanted.at(-1)!;
    expect(wanted.atMs).toBe(6);
    next.paint(wanted);
    maker.tellShown({ request: wanted.request, isShown: true });
    expect(seen(await picture)).toBe('6');
  });

  it('throws a window away that did not answer in time, with what it still may say', async () => {
    const { maker, windows } = makeMaker();
    const picture = maker.make(moment(5));
    await vi.advanceTimersByTimeAsync(8000);
    expect([await picture, windows[0]!.isClosed]).toEqual([undefined, true]);
  });

  it('does not take the same answer twice', async () => {
    const { maker, windows } = makeMaker();
    const first = maker.make(moment(5));
    await settle();
    const { request } = windows[0]!.wanted[0]!;
    maker.tellShown({ request, isShown: false });
    expect(await first).toBeUndefined();
    let isDone = false;
    void maker.make(moment(6)).then(() => (isDone = true));
    await settle();
    maker.tellShown({ request, isShown: true });
    await settle();
    expect(isDone).toBe(false);
  });

  it.each([
    ['while it loads', false],
    ['while it shows a moment', true],
  ])('waits for no window that ends %s, and opens another one', async (_, loads) => {
    const { maker, windows } = makeMaker({ loads });
    const picture = maker.make(moment(5));
    await settle();
    windows[0]!.close();
    await settle();
    expect(await picture).toBeUndefined();
    const next = maker.make(moment(6));
    windows[1]!.finishLoading();
    await settle();
    const [wanted] = windows[1]!.wanted;
    windows[1]!.paint(wanted!);
    maker.tellShown({ request: wanted!.request, isShown: true });
    expect(seen(await next)).toBe('6');
  });

  it('waits for no window that never loads', async () => {
    const { maker } = makeMaker({ loads: false });
    const picture = maker.make(moment(5));
    await vi.advanceTimersByTimeAsync(8000);
    expect(await picture).toBeUndefined();
  });

  it('makes, of those that wait, only the latest', async () => {
    const { maker, windows } = makeMaker();
    const asked = [5, 6, 7].map((atMs) => maker.make(moment(atMs)));
    await settle();
    for (const window = windows[0]!; window.wanted.length < 2; await settle()) {
      const wanted = window.wanted.at(-1)!;
      window.paint(wanted);
      maker.tellShown({ request: wanted.request, isShown: true });
    }
    const last = windows[0]!.wanted.at(-1)!;
    windows[0]!.paint(last);
    maker.tellShown({ request: last.request, isShown: true });
    expect((await Promise.all(asked)).map(seen)).toEqual(['5', undefined, '7']);
  });

  it('keeps no window that has had nothing to do', async () => {
    const { maker, windows } = makeMaker();
    void maker.make(moment(5));
    await settle();
    maker.tellShown({ request: windows[0]!.wanted[0]!.request, isShown: false });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(windows[0]!.isClosed).toBe(true);
  });
});

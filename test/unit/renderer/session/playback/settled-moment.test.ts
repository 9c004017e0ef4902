import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettledMoment } from '../../../../../renderer/session/playback/settled-moment.ts';
import { createStore } from '../../../../../renderer/ui/store.ts';

/** A playback at 0 s that has arrived; `jump` asks for a moment, `arrive` has its page shown. */
function openPlayback() {
  const now = createStore(0);
  const isArriving = createStore(false);
  const { atMs } = new SettledMoment(now, isArriving);
  const jump = (toMs: number): void => {
    now.set(toMs);
    isArriving.set(true);
  };
  const arrive = (): void => isArriving.set(false);
  return { now, atMs, jump, arrive };
}

describe('the moment that lists follow', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is that of the page while it plays', () => {
    const { now, atMs } = openPlayback();
    now.set(40);
    vi.advanceTimersByTime(1);
    expect(atMs.get()).toBe(40);
  });

  it('is another one only once the page of a jump has been there for a little while', () => {
    const { now, atMs, jump, arrive } = openPlayback();
    now.set(10);
    vi.advanceTimersByTime(1);
    jump(9000);
    vi.advanceTimersByTime(200);
    arrive();
    expect(atMs.get()).toBe(10);
    vi.advanceTimersByTime(60);
    expect(atMs.get()).toBe(9000);
  });

  it('is not that of a page which another jump follows at once', () => {
    const { atMs, jump, arrive } = openPlayback();
    const told: number[] = [];
    atMs.subscribe(() => told.push(atMs.get()));
    jump(1000);
    arrive();
    jump(2000);
    vi.advanceTimersByTime(100);
    arrive();
    vi.advanceTimersByTime(100);
    expect(told).toEqual([2000]);
  });

  it('goes along now and then with a pointer that is dragged for long', () => {
    const { atMs, jump, arrive } = openPlayback();
    const told: number[] = [];
    atMs.subscribe(() => told.push(atMs.get()));
    for (let page = 1; page <= 20; page++) {
      jump(page * 1000);
      vi.advanceTimersByTime(90);
      arrive();
      vi.advanceTimersByTime(10);
    }
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(4);
  });
});

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WindowIndexes } from '../../../../../renderer/session/activity/window-indexes.ts';
import { fail, succeed, type Result } from '../../../../../shared/result.ts';
import type { WindowIndex } from '../../../../../shared/model/window-index.ts';

const EMPTY: WindowIndex = {
  share: 0,
  urls: [],
  viewports: [],
  active: [],
  missing: { assets: [], unlisted: 0, neutralised: {} },
};

/** Indexes whose readings are answered by hand, in the order in which they were begun. */
function openIndexes() {
  const readings: { windowNumber: number; answer: (index: Result<WindowIndex>) => void }[] = [];
  const listeners = new Set<(event: { sessionId: string; windowNumber: number; share: number }) => void>();
  const indexes = new WindowIndexes({
    readIndex: (windowNumber) => new Promise((answer) => readings.push({ windowNumber, answer })),
    onIndexed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  onTestFinished(() => indexes.close());
  const advance = (windowNumber: number): void =>
    listeners.forEach((listener) => listener({ sessionId: 'a', windowNumber, share: 1 }));
  const answer = (at: number, share: number): void => readings[at]?.answer(succeed({ ...EMPTY, share }));
  return { indexes, readings, listeners, advance, answer };
}

describe('the indexes of a session’s windows', () => {
  it('are read once, whoever asks for them', async () => {
    const { indexes, readings, answer } = openIndexes();
    const asked = Promise.all([indexes.read(1), indexes.read(1), indexes.read(2)]);
    answer(0, 1);
    answer(1, 0.5);
    await asked;
    await indexes.read(1);
    expect(readings.map(({ windowNumber }) => windowNumber)).toEqual([1, 2]);
    expect([indexes.get(1)?.share, indexes.get(2)?.share]).toEqual([1, 0.5]);
  });

  it('are read again when there is more, once for all that came meanwhile', async () => {
    const { indexes, readings, advance, answer } = openIndexes();
    const asked = indexes.read(1);
    [1, 1, 1].forEach(advance);
    answer(0, 0.2);
    await vi.waitUntil(() => readings.length === 2);
    answer(1, 0.8);
    await asked;
    expect(indexes.get(1)?.share).toBe(0.8);
    expect(readings).toHaveLength(2);
  });

  it('are not read of windows that nobody has asked for', () => {
    const { readings, advance } = openIndexes();
    advance(3);
    expect(readings).toHaveLength(0);
  });

  it('are unknown where they cannot be read, until there is news', async () => {
    const { indexes, readings, advance, answer } = openIndexes();
    const asked = indexes.read(1);
    readings[0]?.answer(fail('rejected', 'gone'));
    await asked;
    expect(indexes.get(1)).toBeUndefined();
    advance(1);
    answer(1, 1);
    await vi.waitUntil(() => indexes.get(1)?.share === 1);
  });

  it('are left alone once the session is closed', async () => {
    const { indexes, listeners, answer } = openIndexes();
    const asked = indexes.read(1);
    indexes.close();
    answer(0, 1);
    await asked;
    expect(indexes.get(1)).toBeUndefined();
    expect(listeners.size).toBe(0);
  });
});

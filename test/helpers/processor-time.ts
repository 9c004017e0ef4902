import { expect } from 'vitest';
import type { Milliseconds } from '../../shared/model/units.ts';

/** Shorter ones say nothing: compiling and collecting garbage take as long. */
const SHORTEST: Milliseconds = 30;

/** What this thread has of the processor from now on: what others do meanwhile does not count. */
export function startProcessorTime(): () => Milliseconds {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}

/**
 * Expects work to take time in proportion to its size, judged against a quarter of it in the same run: in proportion it
 * takes four times as long, and sixteen times where it goes by the square.
 */
export function expectProportional(size: number, work: (size: number) => void, name?: string): void {
  const [quarter, all] = [size / 4, size].map((each) => {
    const read = startProcessorTime();
    work(each);
    return read();
  });
  expect(all, name).toBeLessThan(8 * Math.max(quarter ?? 0, SHORTEST));
}

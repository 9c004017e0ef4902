import type { Milliseconds } from '../../shared/model/units.ts';

const INTERVAL: Milliseconds = 20;
/** A timer waits for the processor once; an answer passes through some processes, and each may have to wait. */
const PROCESSES = 4;

/** What a busy computer takes from everybody: by how much a timer was late that has nothing else to do. */
export interface IdleTimer {
  /** Ends it. @returns how long something may take that takes at most so long where nothing else runs */
  readonly allow: (alone: Milliseconds) => Milliseconds;
}

/** Begins to watch, beside what is to be judged. */
export function startIdleTimer(): IdleTimer {
  let [last, worst] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - INTERVAL);
    last = now;
  }, INTERVAL);
  return {
    allow: (alone) => {
      clearInterval(timer);
      return alone + PROCESSES * worst;
    },
  };
}

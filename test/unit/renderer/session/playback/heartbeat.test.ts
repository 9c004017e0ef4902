import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeat } from '../../../../../renderer/session/playback/heartbeat.ts';

let asked: number;
let told: number[];
let heartbeat: Heartbeat;
beforeEach(() => {
  vi.useFakeTimers();
  [asked, told] = [0, []];
  heartbeat = new Heartbeat(
    () => asked++,
    (silence) => told.push(Math.round(silence)),
  );
});
afterEach(() => {
  heartbeat.stop();
  vi.useRealTimers();
});

it('asks once at a time, and tells after two seconds how long there was no answer', () => {
  vi.advanceTimersByTime(2400);
  expect([asked, told]).toEqual([1, []]);
  vi.advanceTimersByTime(1100);
  expect([asked, told]).toEqual([1, [2000, 2500, 3000]]);
});

it('takes it back when there is an answer, and asks again', () => {
  vi.advanceTimersByTime(3000);
  heartbeat.heard();
  heartbeat.heard();
  expect(told).toEqual([2000, 2500, 0]);
  vi.advanceTimersByTime(500);
  expect(asked).toBe(2);
});

it('says nothing where answers come late, but come', () => {
  for (let second = 0; second < 20; second++) {
    vi.advanceTimersByTime(1500);
    heartbeat.heard();
  }
  expect(told).toEqual([]);
  expect(asked).toBeGreaterThan(5);
});

it('does not take a computer that slept for a stage that hangs', () => {
  vi.advanceTimersByTime(500);
  const slept = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000);
  vi.advanceTimersByTime(500);
  slept.mockRestore();
  heartbeat.heard();
  expect(told).toEqual([]);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProblemTeller } from '../../../../renderer/stage/problem-teller.ts';

let told: [string, number][];
let problems: ProblemTeller;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  problems = new ProblemTeller((message, count) => told.push([message, count]));
});
afterEach(() => vi.useRealTimers());

it('tells the first problem at once, and a flood of them twice a second with its number', () => {
  problems.note('one');
  vi.advanceTimersByTime(1);
  expect(told).toEqual([['one', 1]]);
  for (let at = 2; at <= 50_000; at++) {
    problems.note(`problem ${at}`);
  }
  vi.advanceTimersByTime(600);
  expect(told).toEqual([
    ['one', 1],
    ['problem 50000', 50_000],
  ]);
});

it('cuts what is too long to read', () => {
  problems.note('x'.repeat(1_000_000));
  vi.advanceTimersByTime(1);
  expect(told[0]?.[0]).toHaveLength(500);
});

it('begins anew with another window', () => {
  problems.note('old');
  problems.reset();
  vi.advanceTimersByTime(1000);
  problems.note('new');
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([['new', 1]]);
});

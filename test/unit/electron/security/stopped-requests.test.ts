import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it, vi } from 'vitest';
import { StoppedCount, watchPolicy } from '../../../../electron/security/stopped-requests.ts';

it('counts what each wall stopped, and tells of thousands at once', () => {
  vi.useFakeTimers();
  const told: unknown[] = [];
  const count = new StoppedCount((counts) => told.push(counts));
  for (let refused = 0; refused < 5000; refused++) {
    count.note('byPolicy', 'img-src');
  }
  count.note('bySession', 'http');
  vi.runAllTimers();
  vi.useRealTimers();
  expect([told, count.counts]).toEqual([
    [{ byPolicy: 5000, bySession: 1, kinds: { 'img-src': 5000, http: 1 } }],
    { byPolicy: 5000, bySession: 1, kinds: { 'img-src': 5000, http: 1 } },
  ]);
});

it('hears of what a policy refuses from the consoles of all pages, and of nothing else there', () => {
  const app = new EventEmitter();
  const refused: string[] = [];
  watchPolicy(app as App, (directive) => refused.push(directive));
  const contents = new EventEmitter();
  app.emit('web-contents-created', {}, contents);
  for (const message of [
    'Loading the image \'http://x/\' violates the following Content Security Policy directive: "img-src data:".',
    'Refused to frame http://x/',
    'Refused to be read, directive: "made-up-src',
    'a warning of rrweb',
  ]) {
    contents.emit('console-message', { message });
  }
  expect(refused).toEqual(['img-src', 'policy', 'policy']);
});

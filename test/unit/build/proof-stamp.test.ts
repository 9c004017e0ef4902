import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources, stampPassed, whyNotProven } from '../../../build/proof-stamp.mjs';

const ALL_PASSED = { passed: 3, failed: 0, skipped: 0 };
const sources = hashSources();
let folder: string;
let electron: string;
let stamp: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-stamp-'));
  [electron, stamp] = [path.join(folder, 'electron'), path.join(folder, 'passed.json')];
  writeFileSync(electron, 'this Electron');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const passBoth = (counts = ALL_PASSED): void => {
  stampPassed('test', sources, electron, counts, stamp);
  stampPassed('run test:proofs', sources, electron, counts, stamp);
};

it('lets out what passed its tests and its proofs, on the Electron that is handed out', () => {
  passBoth();
  expect(whyNotProven(electron, stamp)).toBeUndefined();
});

it('lets nothing out that was never tested, or only in part', () => {
  expect(whyNotProven(electron, stamp)).toBe('`npm test` has never passed here');
  stampPassed('test', sources, electron, ALL_PASSED, stamp);
  expect(whyNotProven(electron, stamp)).toBe('`npm run test:proofs` has never passed here');
});

it('takes a stamp that cannot be read for none', () => {
  writeFileSync(stamp, '{"test":{"sour');
  expect(whyNotProven(electron, stamp)).toBe('`npm test` has never passed here');
  passBoth();
  expect(whyNotProven(electron, stamp)).toBeUndefined();
});

it('lets nothing out whose sources are others by now', () => {
  passBoth();
  stampPassed('test', 'other sources', electron, ALL_PASSED, stamp);
  expect(whyNotProven(electron, stamp)).toBe('the sources have changed since `npm test` passed');
});

it('lets nothing out on another Electron than was tested, be it by one byte', () => {
  passBoth();
  writeFileSync(electron, 'that Electron');
  expect(whyNotProven(electron, stamp)).toContain('passed on another Electron');
});

it('lets nothing out where a proof was skipped', () => {
  passBoth({ ...ALL_PASSED, skipped: 1 });
  expect(whyNotProven(electron, stamp)).toBe('`npm run test:proofs` skipped 1 of the proofs');
});

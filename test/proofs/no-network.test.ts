import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../build/setup/paths.mjs';
import type { Proof } from '../sealed/inside.ts';
import type { Traffic } from '../sealed/passes/app-life.ts';
import { isHeld } from '../sealed/passes/judge-case.ts';
import { whyNot } from '../sealed/requirements.ts';
import { extent } from './extent.ts';

const EXTENT = extent({ inShort: ['--quick'], atLength: [] });
const RUN_TIMEOUT_MS = extent({ inShort: 150_000, atLength: 3_000_000 });
const PASSES_AT_LENGTH = extent<readonly string[]>({
  inShort: [],
  atLength: ['the app of a user without rights, with Chromium’s sandbox on'],
});
const NOTHING = { calls: [], packets: { loopback: [], outside: [] }, names: [], requests: [] };
/** Some exports hold nothing but what was recorded after a full snapshot. */
const NO_PAGE = 'not shown: No full snapshot: the page can’t be shown';
const reason = whyNot();
if (reason !== undefined) {
  console.warn(`SKIPPED: the proof of no network was not made: ${reason}.`);
}

let proof: Proof;

/** With calls in strace's own words. */
function leaksOf({ calls, packets, names, requests }: Traffic): object {
  return { calls: calls.map(({ text }) => text), packets, names, requests };
}

/** What `npm run test:sealed` does; in short, its quick form. @throws when there was no outcome at all */
async function makeProof(): Promise<Proof> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-proof-'));
  const file = path.join(folder, 'proof.json');
  try {
    console.log(await runSealed([...EXTENT, '--json', file]));
    return JSON.parse(readFileSync(file, 'utf8')) as Proof;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns what it printed */
function runSealed(args: readonly string[]): Promise<string> {
  const script = inRoot('test/sealed/sealed.ts');
  const child = spawn(
    process.env['AIRGAP_REPLAY_ELECTRON'] ?? '',
    ['--disable-warning=ExperimentalWarning', script, ...args],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: RUN_TIMEOUT_MS },
  );
  let printed = '';
  [child.stdout, child.stderr].forEach((stream) =>
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text)),
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(printed));
  });
}

describe.skipIf(reason !== undefined)(`no network${reason ? ` (skipped: ${reason})` : ''}`, () => {
  beforeAll(async () => {
    proof = await makeProof();
  }, RUN_TIMEOUT_MS);

  it('has the app play recordings under watch, samples and hostile ones, and quit by itself', () => {
    const { fixtures, verdicts, traffic, kills } = proof.sealed;
    expect(fixtures.others.filter((other) => !other.startsWith(NO_PAGE))).toEqual([]);
    expect(fixtures.played).toBeGreaterThanOrEqual(3);
    expect(verdicts.length).toBeGreaterThanOrEqual(7);
    expect(traffic.traced).toBeGreaterThan(1000);
    expect(traffic.harness.packets).toBeGreaterThan(0);
    expect(kills).toBe(0);
  });

  it('sees no connect, no send and no packet of the app, and no question for a name', () => {
    expect(leaksOf(proof.sealed.traffic)).toEqual(NOTHING);
  });

  it('sees no hostile recording run, ask, change the app’s interface or hold it up', () => {
    expect(proof.sealed.verdicts.filter((verdict) => !isHeld(verdict))).toEqual([]);
  });

  it('sees every leak of an app without its walls, by every detector', () => {
    expect(proof.blind).toEqual([]);
    expect(proof.leaky.scripts).toContain('own-script');
  });

  it.for(PASSES_AT_LENGTH)('sees nothing of %s either, and every page locked in', (_, { skip }) => {
    const { sandboxed, isLockedIn } = proof;
    if (typeof sandboxed === 'string') {
      console.warn(`SKIPPED: no run with Chromium’s sandbox: ${sandboxed}.`);
      return skip(sandboxed);
    }
    expect(leaksOf(sandboxed.traffic)).toEqual(NOTHING);
    expect(sandboxed.scripts).toEqual([]);
    expect(isLockedIn).toBe(true);
  });
});

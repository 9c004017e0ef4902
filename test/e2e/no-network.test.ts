import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../build/setup/paths.mjs';
import type { Proof } from '../sealed/inside.ts';
import { isHeld } from '../sealed/passes/judge-case.ts';
import { whyNot } from '../sealed/requirements.ts';

const RUN_TIMEOUT_MS = 150_000;
const reason = whyNot();
if (reason !== undefined) {
  console.warn(`SKIPPED: the proof of no network was not made: ${reason}.`);
}

let proof: Proof;

/** The quick form of `npm run test:sealed`. @throws when there was no outcome at all */
function makeProof(): Proof {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-proof-'));
  const file = path.join(folder, 'proof.json');
  try {
    const args = [
      '--disable-warning=ExperimentalWarning',
      inRoot('test/sealed/sealed.ts'),
      '--quick',
      '--json',
      file,
    ];
    const { stdout, stderr } = spawnSync(process.env['AIRGAP_REPLAY_ELECTRON'] ?? '', args, {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      timeout: RUN_TIMEOUT_MS,
    });
    console.log(stdout === '' ? stderr : stdout);
    return JSON.parse(readFileSync(file, 'utf8')) as Proof;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(reason !== undefined)(`no network${reason ? ` (skipped: ${reason})` : ''}`, () => {
  beforeAll(() => {
    proof = makeProof();
  }, RUN_TIMEOUT_MS);

  it('has the app play samples and hostile recordings under watch, and quit by itself', () => {
    const { fixtures, verdicts, traffic, kills } = proof.sealed;
    expect(fixtures).toMatchObject({ sessions: 3, played: 3 });
    expect(verdicts.length).toBeGreaterThanOrEqual(7);
    expect(traffic.traced).toBeGreaterThan(1000);
    expect(traffic.harness.packets).toBeGreaterThan(0);
    expect(kills).toBe(0);
  });

  it('sees no connect, no send and no packet of the app, and no question for a name', () => {
    const { calls, packets, names, requests } = proof.sealed.traffic;
    expect({ calls, packets, names, requests }).toEqual({
      calls: [],
      packets: { loopback: [], outside: [] },
      names: [],
      requests: [],
    });
  });

  it('sees no hostile recording run, ask, change the app’s interface or hold it up', () => {
    expect(proof.sealed.verdicts.filter((verdict) => !isHeld(verdict))).toEqual([]);
  });

  it('sees every leak of an app without its walls, by every detector', () => {
    expect(proof.blind).toEqual([]);
    expect(proof.leaky.scripts).toContain('own-script');
  });
});

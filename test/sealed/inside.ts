import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runLeaky, listBlind, type LeakyResult } from './passes/leaky-pass.ts';
import { runPlain, type PlainResult } from './passes/plain-pass.ts';
import { isLockedIn, runSandboxed, whyNoSandbox, type SandboxResult } from './passes/sandbox-pass.ts';
import { runSealed, type SealedResult } from './passes/sealed-pass.ts';
import { listFixtures, listHostile, listSamples, QUICK } from './recordings.ts';
import { describeRun } from './report.ts';
import { Baits } from './watch/baits.ts';
import { prepareNamespace } from './watch/namespace.ts';

/** All that was found, as it is printed and tested. */
export interface Proof {
  readonly carrier: string;
  readonly sealed: SealedResult;
  readonly leaky: LeakyResult;
  readonly blind: readonly string[];
  readonly plain: PlainResult | undefined;
  /** Or why there is none. */
  readonly sandboxed: SandboxResult | string;
  readonly isLockedIn: boolean;
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string', default: '' },
    'samples-only': { type: 'boolean', default: false },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
// Named recordings are a quick run, too.
const cases = values.cases.split(',').filter((name) => name !== '');
const isQuick = values.quick || cases.length > 0;
const chosen = cases.length > 0 ? cases : QUICK;
const folder = process.env['SEALED_FOLDER'] ?? '';
const electron = process.execPath;
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

async function prove(): Promise<Proof> {
  const carrier = prepareNamespace(folder);
  const baits = new Baits();
  await baits.listen();
  const files = path.join(folder, 'own');
  mkdirSync(files);
  const all = listHostile(files);
  const own = all.filter(({ name }) => name.startsWith('own-'));
  const hostile = isQuick ? all.filter((one) => own.includes(one) || chosen.includes(one.name)) : all;
  const fixtures = isQuick || values['samples-only'] ? listSamples() : listFixtures();
  const into = (name: string): string => path.join(folder, name);

  say('the app, sealed as it is shipped');
  const sealed = await runSealed(into('sealed'), electron, baits, { fixtures, hostile }, say);
  say('the app without its walls: does every detector see a leak?');
  const leaky = await runLeaky(into('leaky'), electron, process.env['SEALED_LEAKY'] ?? '', baits, own);
  const why = isQuick ? 'left out of the quick form' : whyNoSandbox();
  say(why ?? 'the app as a user without rights, with Chromium’s sandbox');
  const sandboxed = why ?? (await runSandboxed(into('sandboxed'), electron, baits, own));
  if (!isQuick) {
    say('the same recordings in a plain rrweb-player page');
  }
  const plain = isQuick ? undefined : await runPlain(into('plain'), electron, baits, hostile);
  return {
    carrier,
    sealed,
    leaky,
    blind: listBlind(leaky),
    plain,
    sandboxed,
    isLockedIn: typeof sandboxed !== 'string' && isLockedIn(sandboxed.processes),
  };
}

const proof = await prove();
const { text, isProven } = describeRun(proof);
process.stdout.write(text);
if (values.json !== undefined) {
  writeFileSync(values.json, JSON.stringify(proof));
}
process.exit(isProven ? 0 : 1);

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../build/setup/paths.mjs';
import { writeOwnRecordings } from './own-recordings.ts';

/** A recording that attacks, and how. */
export interface HostileCase {
  readonly name: string;
  readonly file: string;
  readonly vector: string;
}

const CORPUS = inRoot('../shared/hostile');
const FIXTURES = inRoot('../shared/fixtures');
const SAMPLES = inRoot('test/fixtures/samples');
const RECORDING = /\.(jsonl?|gz|zip|bin)$/;

/** The corpus beside the checkout, where it is there, and our own, made now. */
export function listHostile(folder: string): HostileCase[] {
  return [...readCorpus(), ...writeOwnRecordings(folder)];
}

/** Our own recordings of pages that mean no harm. */
export function listSamples(): string[] {
  return listFiles(SAMPLES);
}

/** Our samples, and the exports beside the checkout where they are there. */
export function listFixtures(): string[] {
  return [...listSamples(), ...(existsSync(FIXTURES) ? listFiles(FIXTURES) : [])];
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && RECORDING.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What a quick run plays of the corpus: one of each kind that runs, asks or escapes elsewhere. */
export const QUICK: readonly string[] = ['024', '056', '108'];

function readCorpus(): HostileCase[] {
  const list = path.join(CORPUS, 'cases.json');
  if (!existsSync(list)) {
    return [];
  }
  const cases = JSON.parse(readFileSync(list, 'utf8')) as { num: string; file: string; vector: string }[];
  return cases.map(({ num, file, vector }) => ({ name: num, file: path.join(CORPUS, file), vector }));
}

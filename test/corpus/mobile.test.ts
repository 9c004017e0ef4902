import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../shared/model/replay-event.ts';
import { MobileTransformer } from '../../shared/normalise/mobile/mobile-transformer.ts';
import { parseJestSnapshots } from './jest-snapshot.ts';
import { canonical } from './mobile-canonical.ts';
import { DIFFERENCES } from './mobile-differences.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/fixtures/posthog-mobile');
const isHere = existsSync(folder);
if (!isHere) {
  console.warn(`SKIPPED: PostHog's mobile recordings are not here (${folder}).`);
}

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const snapshots = parseJestSnapshots(isHere ? read('transform.test.ts.snap') : '');
const inputs = isHere ? readdirSync(folder).filter((file) => /^\d\d-.*\.json$/.test(file)) : [];

/** PostHog's tests of malformed ratings compare with nothing: they must not throw. */
const isMalformedRating = (file: string): boolean => file.includes('malformed');

describe.skipIf(!isHere)('what PostHog makes of the same recordings', () => {
  const names = nameInputs(inputs.filter((file) => !isMalformedRating(file)));

  it('is here once for every snapshot', () => {
    expect(names.map(([name]) => `replay/transform transform ${name}`).toSorted()).toEqual(
      [...snapshots.keys()].toSorted(),
    );
  });

  it.each(names)('%s', (name, file) => {
    const expected = canonical([snapshots.get(`replay/transform transform ${name}`)].flat());
    const difference = DIFFERENCES.get(name);
    const wanted = difference ? difference.change(expected) : expected;
    expect(canonical(transformAll(readEvents(file)))).toEqual(wanted);
  });

  it.each(inputs.filter(isMalformedRating))('%s is shown as something', (file) => {
    expect(transformAll(readEvents(file))).toHaveLength(1);
  });

  it('a file of lines', () => {
    const events = read('encoded-snapshot-data.jsonl').trim().split('\n');
    const expected = parseJestSnapshots(read('parsing.test.ts.snap'));
    expect(canonical(transformAll(events.map((line) => JSON.parse(line) as ReplayEvent)))).toEqual(
      canonical(expected.get('snapshot parsing handles normal mobile data 1')),
    );
  });
});

/** Most inputs are one event, of a screen that is there already. */
function transformAll(events: readonly ReplayEvent[]): readonly ReplayEvent[] {
  const transformer = new MobileTransformer();
  transformer.transform({ type: 2, timestamp: 0, data: { wireframes: [] } });
  return events.flatMap((event) => transformer.transform(event));
}

function readEvents(file: string): readonly ReplayEvent[] {
  return JSON.parse(read(file)) as ReplayEvent[];
}

/** The snapshots' names for the inputs: from the file's name, or made as `it.each` of Jest makes them. */
function nameInputs(files: readonly string[]): readonly (readonly [name: string, file: string])[] {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const title = file.includes('-type-inputtype-value') ? nameOfEach(file) : nameOfOne(file);
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return [`${title} ${count}`, file] as const;
  });
}

function nameOfEach(file: string): string {
  const data = readEvents(file)[0]?.data as { readonly wireframes: readonly PlainObject[] };
  const parts = ['type', 'inputType', 'value'].map((key) => data.wireframes[0]?.[key] ?? `$${key}`);
  return `inputs ${parts
    .map(String)
    .join(' - ')
    .replace(/^\$type/, '')}`;
}

function nameOfOne(file: string): string {
  const slug = file.replace(/^\d\d-transform-|\.json$/g, '');
  const titles = [...snapshots.keys()].map((name) =>
    name.replace('replay/transform transform ', '').replace(/ \d+$/, ''),
  );
  return titles.find((title) => title.replace(/[^a-z0-9]+/gi, '-').toLowerCase() === slug) ?? slug;
}

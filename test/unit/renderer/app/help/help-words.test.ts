import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../../../../../build/setup/paths.mjs';
import { HELP_TOPICS } from '../../../../../renderer/app/help/help-words.ts';
import { TABS } from '../../../../../renderer/session/workspace/inspector-tabs.ts';

/** The places that components name; the inspector names its tabs by their ids. */
function readPlaces(): string[] {
  const folder = inRoot('renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  return files.flatMap((name) =>
    Array.from(
      readFileSync(path.join(folder, name), 'utf8').matchAll(/data-help="(\w+)"/g),
      ([, id]) => id ?? '',
    ),
  );
}

it('has a topic for every place of the window that names one, and no topic without a place', () => {
  const places = readPlaces();
  const tabs = TABS.map(({ id }): string => id);
  const topics = HELP_TOPICS.map(({ id }) => id);
  expect(places.length).toBeGreaterThan(6);
  expect(places.filter((place) => !topics.includes(place))).toEqual([]);
  expect(
    topics.filter((topic) => topic !== 'inspector' && !places.includes(topic) && !tabs.includes(topic)),
  ).toEqual([]);
});

it('names every topic once, in short sentences', () => {
  expect(new Set(HELP_TOPICS.map(({ title }) => title)).size).toBe(HELP_TOPICS.length);
  const long = HELP_TOPICS.flatMap(({ sentences }) => sentences).filter(({ length }) => length > 150);
  expect(long).toEqual([]);
});

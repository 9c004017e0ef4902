import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { finishImport } from '../../../../../electron/import/building/finish-import.ts';
import { ImportBuild } from '../../../../../electron/import/building/import-build.ts';
import { nodePlatform } from '../../../../../electron/import/reading/node-platform.ts';
import { memorySource } from '../../../../../electron/import/unpack/byte-source.ts';
import { readFile } from '../../../../../electron/jobs/importing/read-file.ts';
import { watchSlabs } from '../../../../helpers/held-slabs.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeEvents, makeMouseMove, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeTar } from '../../../../helpers/make-tar.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { MemoryRunStore } from '../../../../helpers/memory-run-store.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const MANY = 2000;
/** For what is read by the same code, only from other archives. */
const FEWER = 400;
const MEBIBYTE = 1 << 20;
/** The readers' own (a HAR and its bodies have one each), one for texts that were written anew, and one that changes hands. */
const HELD_BY_READING = 4;

const minute = (at: number): number => START_MS + at * 60_000;

/** One small session per entry, by what is particular about its events. */
const ENTRY_KINDS: Record<string, (at: number) => string> = {
  'whose events are kept as they are': (at) => toJsonl(makeEvents(3, minute(at))),
  'whose events are written anew': (at) =>
    toJsonl(makeEvents(3, minute(at)).map((event) => ({ ...event, timestamp: String(event.timestamp) }))),
  'of several windows': (at) =>
    toJsonl(makeEvents(6, minute(at)).map((event, index) => [`w${index % 3}`, event])),
  'whose events are out of order': (at) => toJsonl(makeEvents(5, minute(at)).toReversed()),
  'whose clock was not set at first': (at) =>
    toJsonl([makeMouseMove(5), makeMouseMove(6), ...makeEvents(3, minute(at))]),
  'whose clock was never set': () => toJsonl(makeEvents(3, 5)),
  'that end in the middle of an event': (at) => toJsonl(makeEvents(3, minute(at))).slice(0, -20),
  'as one JSON value': (at) => JSON.stringify(makeEvents(3, minute(at))),
};

const listEntries = (count: number, make: (at: number) => string): { name: string; contents: string }[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.json`, contents: make(at) }));

type Pack = (entries: { name: string; contents: string }[]) => Buffer;

const ARCHIVES: readonly (readonly [string, number, Pack])[] = [
  ['a zip', MANY, makeZip],
  ['a tar', MANY, makeTar],
  [
    'a tar of gzips',
    FEWER,
    (entries) => makeTar(entries.map(({ name, contents }) => ({ name, contents: gzipSync(contents) }))),
  ],
  ['a HAR', FEWER, (entries) => Buffer.from(JSON.stringify({ log: { entries: entries.map(toHarEntry) } }))],
];

function toHarEntry({ contents }: { contents: string }): object {
  return { request: { method: 'GET', url: 'https://a.example/' }, response: { content: { text: contents } } };
}

describe.each(ARCHIVES)('reading %s of %i entries', (_, count, pack) => {
  it.each(Object.entries(ENTRY_KINDS))(
    'holds nothing of an entry that has ended (%s)',
    async (_kind, make) => {
      const held = watchSlabs();
      const build = new ImportBuild(new MemoryRunStore(), nodePlatform);
      const counts: number[] = [];
      const yieldToOthers = (): Promise<void> => Promise.resolve(void counts.push(held().count));
      await readFile(memorySource('many', pack(listEntries(count, make))), {
        build,
        ranges: undefined,
        yieldToOthers,
      });
      build.end();
      expect(counts.length).toBeGreaterThanOrEqual(count);
      expect(Math.max(...counts)).toBeLessThanOrEqual(HELD_BY_READING);
      expect(held().count).toBe(0);
      const sessions = await finishImport(build, '/recordings/many');
      expect(sessions).toHaveLength(count);
      expect(held().count).toBe(0);
    },
  );
});

describe('importing an archive of many entries into a library', () => {
  it.each(ARCHIVES)('holds no more than what is on its way (%s, %i)', async (name, count, pack) => {
    const held = watchSlabs();
    const entries = listEntries(count, (at) => toJsonl(makeEvents(30, minute(at))));
    const file = writeFile(makeTempFolder(), name, pack(entries));
    const { sessions } = await importInto(makeLibrary(), file);
    expect(sessions).toHaveLength(count);
    expect(held().mostBytes).toBeLessThan(48 * MEBIBYTE);
    expect(held().count).toBe(0);
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playOrder } from '../../../../../electron/jobs/importing/play-order.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { readPosition, savePosition } from '../../../../../electron/library/sessions/positions.ts';
import { listSessions, readSession } from '../../../../../electron/library/sessions/sessions.ts';
import { listSourcesOf } from '../../../../../electron/library/sessions/sources.ts';
import type { FileImport } from '../../../../../shared/model/import-report.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeEvents, makeMouseMove, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const WINDOW = '0196cf71-3156-76cb-bb45-d0de45b84d05';
const OTHER_WINDOW = '0196e180-73bd-7b72-869b-35ee20bbbcd1';
const ALL = makeEvents(7);
/** Three blobs of one session, one after another. */
const PARTS = [ALL.slice(0, 3), ALL.slice(3, 6), ALL.slice(6)];

const inWindow = (events: readonly ReplayEvent[], windowId: string = WINDOW): string =>
  toJsonl(events.map((event) => [windowId, event]));

const exported = (events: readonly ReplayEvent[], id: string, windowId: unknown = 1): string =>
  JSON.stringify({
    version: '2023-04-28',
    data: { id, person: null, snapshots: events.map((event) => ({ windowId, ...event })) },
  });

/** Imports texts as files of their own, in this order. */
async function importAll(
  library: WritableLibrary,
  texts: readonly string[],
  name = 'part',
): Promise<FileImport[]> {
  const folder = makeTempFolder();
  const told: FileImport[] = [];
  for (const [at, text] of texts.entries()) {
    told.push(await importInto(library, writeFile(folder, path.join(String(at), name), text)));
  }
  return told;
}

/** The ids of all sessions, and every event in order of play. */
function contents(library: WritableLibrary): { id: string; events: unknown[] }[] {
  return listSessions(library).map(({ id }) => {
    const details = readSession(library, id);
    const lines = details ? Array.from(playOrder(library, details)) : [];
    return { id, events: lines.map((line) => withoutWindow(line)) };
  });
}

function withoutWindow(line: string): unknown {
  const { type, timestamp, data } = JSON.parse(line) as ReplayEvent;
  return { type, timestamp, data };
}

function permute<T>(items: readonly T[]): T[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, at) => permute(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('blobs of one session', () => {
  it('give the same session in whichever order they are imported', async () => {
    const found = [];
    for (const parts of permute(PARTS)) {
      const library = makeLibrary();
      const told = await importAll(
        library,
        parts.map((part) => inWindow(part)),
      );
      expect(told.map(({ status }) => status)).toEqual(['imported', 'imported', 'imported']);
      found.push(contents(library));
    }
    const library = makeLibrary();
    await importAll(library, [inWindow(ALL)]);
    expect(contents(library)).toMatchObject([{ events: ALL }]);
    expect(found).toEqual(found.map(() => contents(library)));
  });

  it('give that session too where all of them name it', async () => {
    const ids = new Set<string>();
    for (const parts of permute(PARTS)) {
      const library = makeLibrary();
      await importAll(
        library,
        parts.map((part) => exported(part, 's')),
      );
      const [session] = contents(library);
      expect(session?.events).toEqual(ALL);
      ids.add(session?.id ?? '');
    }
    expect(ids.size).toBe(1);
  });

  it('duplicate nothing where they overlap', async () => {
    for (const parts of permute([ALL.slice(0, 5), ALL.slice(2, 8), ALL.slice(4)])) {
      const library = makeLibrary();
      await importAll(
        library,
        parts.map((part) => inWindow(part)),
      );
      expect(contents(library)).toMatchObject([{ events: ALL }]);
    }
  });

  it('duplicate nothing where a millisecond lies in both', async () => {
    const moves = [1, 2, 3, 4].map((x) => makeMouseMove(START_MS + 100, x));
    const library = makeLibrary();
    await importAll(library, [inWindow([...ALL, ...moves.slice(0, 3)]), inWindow(moves.slice(1))]);
    expect(contents(library)).toMatchObject([{ events: [...ALL, ...moves] }]);
  });

  it('are a duplicate when they come again, before and after they were joined', async () => {
    const library = makeLibrary();
    const texts = PARTS.map((part) => inWindow(part));
    await importAll(library, texts.slice(0, 2));
    const again = await importAll(library, [texts[0]!, texts[1]!, texts[2]!, texts[0]!]);
    expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'imported', 'duplicate']);
    expect(contents(library)).toMatchObject([{ events: ALL }]);
  });

  it('keep the windows of each apart', async () => {
    const library = makeLibrary();
    const second = makeEvents(2, START_MS + 5);
    const both = `${inWindow(PARTS[2]!)}${inWindow(second, OTHER_WINDOW)}`;
    await importAll(library, [inWindow(PARTS[0]!), both, inWindow(PARTS[1]!)]);
    const [session] = listSessions(library);
    expect(
      readSession(library, session!.id)?.windows.map(({ recordedId, events }) => [recordedId, events]),
    ).toEqual([
      [WINDOW, ALL.length],
      [OTHER_WINDOW, second.length],
    ]);
  });
});

describe('a session that grows', () => {
  it('keeps the files it came from', async () => {
    const library = makeLibrary();
    const told = await importAll(
      library,
      PARTS.map((part) => inWindow(part)),
    );
    const [session] = listSessions(library);
    const sources = listSourcesOf(library, session!.id).map(({ sha256 }) => sha256);
    expect(sources.toSorted()).toEqual(told.map(({ sha256 }) => sha256 ?? '').toSorted());
  });

  it('keeps where it was watched', async () => {
    const library = makeLibrary();
    await importAll(library, [inWindow(PARTS[1]!)]);
    const [before] = listSessions(library);
    savePosition(library, before!.id, { windowNumber: 1, atMs: START_MS + 45 });
    await importAll(library, [inWindow(PARTS[0]!)]);
    const [after] = listSessions(library);
    expect(after!.id).not.toBe(before!.id);
    expect(readPosition(library, after!.id)).toMatchObject({ windowNumber: 1, atMs: START_MS + 45 });
  });

  it('keeps in which window it was watched when an earlier window comes to it', async () => {
    const library = makeLibrary();
    await importAll(library, [exported(makeEvents(3, START_MS + 60_000), 's', OTHER_WINDOW)]);
    const [before] = listSessions(library);
    savePosition(library, before!.id, { windowNumber: 1, atMs: START_MS + 60_010 });
    await importAll(library, [exported(PARTS[0]!, 's', WINDOW)]);
    const [after] = listSessions(library);
    const watched = readPosition(library, after!.id)?.windowNumber;
    const windows = readSession(library, after!.id)?.windows ?? [];
    expect(windows.map(({ recordedId }) => recordedId)).toEqual([WINDOW, OTHER_WINDOW]);
    expect(windows.find(({ number }) => number === watched)?.recordedId).toBe(OTHER_WINDOW);
  });

  it('is told anew: what was missing is there', async () => {
    const library = makeLibrary();
    await importAll(library, [inWindow(PARTS[1]!)]);
    expect(listSessions(library)).toMatchObject([{ health: [{ code: 'missing-full-snapshot', count: 1 }] }]);
    await importAll(library, [inWindow(PARTS[0]!)]);
    expect(listSessions(library)).toMatchObject([{ health: [] }]);
  });
});

describe('a recording that names no session', () => {
  const lengths = [ALL.slice(0, 2), ALL.slice(0, 5), ALL];
  const broken = `${toJsonl(ALL.slice(0, 4))}{"type":3,"timest`;

  it('is one session at whatever lengths its file is imported, and in whichever order', async () => {
    for (const texts of permute([...lengths.map((events) => toJsonl(events)), broken])) {
      const library = makeLibrary();
      const told = await importAll(library, texts);
      expect(contents(library)).toMatchObject([{ events: ALL }]);
      const [session] = listSessions(library);
      expect(listSourcesOf(library, session?.id ?? '')).toHaveLength(texts.length);
      expect(told.map(({ sessions }) => sessions.length)).toEqual([1, 1, 1, 1]);
    }
  });

  it('is two where two of them begin at the same time and go on in two ways', async () => {
    const library = makeLibrary();
    const other = [...ALL.slice(0, 4), makeMouseMove(START_MS + 123_456)];
    await importAll(library, [toJsonl(ALL), toJsonl(other)]);
    expect(contents(library)).toHaveLength(2);
  });
});

describe('sessions that are not joined', () => {
  it.each([
    ['name other sessions', [exported(PARTS[0]!, 's', WINDOW), exported(PARTS[1]!, 't', WINDOW)]],
    ['have windows of the same number only', [inWindow(PARTS[0]!, '1'), inWindow(PARTS[1]!, '1')]],
    ['name no windows', [toJsonl(PARTS[0]!), toJsonl(PARTS[1]!)]],
  ])('are those that %s', async (_, texts) => {
    const library = makeLibrary();
    await importAll(library, texts);
    expect(listSessions(library)).toHaveLength(2);
  });

  it('do not double a recording that was exported in two ways', async () => {
    for (const texts of permute([exported(ALL, 's'), inWindow(ALL)])) {
      const library = makeLibrary();
      await importAll(library, texts);
      expect(contents(library).map(({ events }) => events)).toEqual([ALL, ALL]);
    }
  });

  it('do not double a recording that was exported twice under its name, its windows named in two ways', async () => {
    const library = makeLibrary();
    await importAll(library, [exported(ALL, 's'), exported(ALL, 's', WINDOW)]);
    expect(contents(library).map(({ events }) => events)).toEqual([ALL, ALL]);
  });
});

describe('segments of Sentry', () => {
  const segment = (events: readonly ReplayEvent[], at: number): string =>
    `{"segment_id":${at}}\n${JSON.stringify(events)}`;

  it('are joined where they lie side by side', async () => {
    const library = makeLibrary();
    const folder = makeTempFolder();
    for (const [at, part] of [...PARTS.entries()].reverse()) {
      await importInto(library, writeFile(folder, `segment-${at}.bin`, segment(part, at)));
    }
    expect(contents(library)).toMatchObject([{ events: ALL }]);
  });

  it('are not where they lie in two folders', async () => {
    const library = makeLibrary();
    await importAll(library, PARTS.slice(0, 2).map(segment), 'segment-0.bin');
    expect(listSessions(library)).toHaveLength(2);
  });
});

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { verifyLibrary } from '../../../../../electron/jobs/verifying/verify-library.ts';
import { listSessions, removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { asNobody, mayBecomeNobody } from '../../../../helpers/as-nobody.ts';
import { makeFormatExamples } from '../../../../helpers/format-examples.ts';
import { countAllRows, importInto } from '../../../../helpers/import-into.ts';
import {
  makeEvents,
  makeFullSnapshot,
  makeMouseMove,
  START_MS,
  toJsonl,
} from '../../../../helpers/make-events.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const sha256 = (contents: string | Uint8Array): string => createHash('sha256').update(contents).digest('hex');

/** Imports contents as a file into a new library. */
async function importContents(contents: string | Uint8Array, name = 'recording') {
  const library = makeLibrary();
  const file = writeFile(makeTempFolder(), name, contents);
  return { library, file, imported: await importInto(library, file) };
}

/** JSONL of about 12 MB that packs badly, so that it is read in many chunks. */
function makeLargeJsonl(): { contents: string; events: number } {
  const moves = Array.from({ length: 60_000 }, (_, at) =>
    makeMouseMove(START_MS + at, (at * 7919) % 104_729),
  );
  const events = [...makeEvents(0), ...moves];
  return {
    contents: toJsonl(events.map((event, at) => ({ ...event, id: sha256(String(at)) }))),
    events: events.length,
  };
}

describe('importing a large file', () => {
  const { contents, events } = makeLargeJsonl();
  it.each([
    ['lines', contents],
    ['lines with carriage returns', contents.replaceAll('\n', '\r\n')],
    ['one document', `[${contents.trim().replaceAll('\n', ',')}]`],
    [
      'one pretty document',
      JSON.stringify(JSON.parse(`[${contents.trim().replaceAll('\n', ',')}]`), null, 2),
    ],
  ])('hashes what lies on the disk, while it is read on another core (%s)', async (_, text) => {
    const { library, imported } = await importContents(text);
    expect(imported).toMatchObject({ status: 'imported', sha256: sha256(text) });
    expect(imported.sessions).toMatchObject([{ events }]);
    expect(await verifyLibrary(library, () => undefined)).toMatchObject({ ok: true });
  });
});

describe('what lies beside a recording', () => {
  const recording = JSON.stringify(makeEvents());

  it('is counted, file by file, in an archive', async () => {
    const zip = makeZip([
      { name: 'recording.json', contents: recording },
      { name: 'console.json', contents: '[{"level":"error"}]' },
      { name: 'README.md', contents: 'A recording' },
    ]);
    expect((await importContents(zip)).imported).toMatchObject({
      status: 'imported',
      warnings: [{ code: 'not-replay-data', count: 2 }],
    });
  });

  it('is counted, request by request, in a network log', async () => {
    const entry = (text: string) => ({ request: { postData: { text } }, response: { content: { text } } });
    const entries = [entry('<p>'), entry(recording), entry('{}'), {}];
    expect((await importContents(JSON.stringify({ log: { creator: {}, entries } }))).imported).toMatchObject({
      dialect: 'har',
      warnings: [{ code: 'not-replay-data', count: 3 }],
    });
  });
});

describe('importing a file', () => {
  // Rows about a recording are no recording, and a bare full snapshot has neither a time nor a size.
  const withoutRecording = ['posthog-clickhouse', 'rrweb-full-snapshot'];
  const examples = makeFormatExamples().filter(({ id }) => !withoutRecording.includes(id));

  it.each(examples.filter(({ style }) => style === 'compact'))('imports $id', async ({ id, text }) => {
    const { library, file, imported } = await importContents(text);
    expect(imported).toMatchObject({
      file,
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      dialect: id,
      status: 'imported',
      warnings: [],
      sessions: [
        {
          startedAtMs: START_MS,
          windows: 1,
          health: [],
        },
      ],
    });
    expect(listSessions(library)).toMatchObject(imported.sessions);
  });

  it('imports a bare full snapshot as one still page', async () => {
    const { imported } = await importContents(JSON.stringify(makeFullSnapshot().data));
    expect(imported).toMatchObject({
      dialect: 'rrweb-full-snapshot',
      status: 'imported',
      sessions: [{ startedAtMs: 0, events: 1, health: [{ code: 'missing-meta', count: 1 }] }],
    });
  });

  it('imports events that are written over several lines one after another', async () => {
    const text = makeEvents()
      .map((event) => JSON.stringify(event, null, 2))
      .join('\n');
    expect((await importContents(text)).imported).toMatchObject({
      dialect: 'rrweb-event',
      status: 'imported',
      sessions: [{ startedAtMs: START_MS, events: 5 }],
    });
  });

  it('refuses rows about a recording, and says where the recording is', async () => {
    const { imported } = await importContents(JSON.stringify({ meta: [], data: [{ session_id: 's' }] }));
    expect(imported).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/^This file says something about a recording/) as string,
    });
  });

  it('says of a gzipped file what it says of the plain one, but for size and hash', async () => {
    const text = toJsonl(makeEvents());
    const plain = (await importContents(text)).imported;
    const packed = gzipSync(text);
    const { file, imported } = await importContents(packed);
    expect(imported).toEqual({ ...plain, file, bytes: packed.length, sha256: sha256(packed) });
  });

  it('tells how much has been read, rising to the size of the file', async () => {
    const { contents, events } = makeLargeJsonl();
    const file = writeFile(makeTempFolder(), 'large', contents);
    const [bytes, counts]: [number[], number[]] = [[], []];
    const control = {
      signal: new AbortController().signal,
      onProgress: (read: number, found: number) => void (bytes.push(read), counts.push(found)),
    };
    const imported = await importInto(makeLibrary(), file, { control });
    expect(bytes.length).toBeGreaterThan(2);
    expect([bytes, counts]).toEqual([bytes.toSorted((a, b) => a - b), counts.toSorted((a, b) => a - b)]);
    expect([bytes.at(-1), imported.sessions[0]?.events]).toEqual([contents.length, events]);
  });
});

describe('importing again', () => {
  it('calls the same bytes a duplicate, under any name, and keeps nothing twice', async () => {
    const { library, imported } = await importContents(toJsonl(makeEvents()));
    const before = countAllRows(library);
    const again = writeFile(makeTempFolder(), 'another name.json', toJsonl(makeEvents()));
    expect(await importInto(library, again)).toEqual({ ...imported, file: again, status: 'duplicate' });
    expect(countAllRows(library)).toBe(before);
  });

  it('calls the same recording in another container a duplicate', async () => {
    const { library, imported } = await importContents(toJsonl(makeEvents()));
    const again = await importInto(
      library,
      writeFile(makeTempFolder(), 'a.json', JSON.stringify(makeEvents())),
    );
    expect([again.status, again.sessions]).toEqual(['duplicate', imported.sessions]);
    expect(listSessions(library)).toHaveLength(1);
  });

  it('imports a recording anew that was removed', async () => {
    const { library, file, imported } = await importContents(toJsonl(makeEvents()));
    removeSessions(library, [imported.sessions[0]!.id]);
    expect(await importInto(library, file)).toEqual(imported);
  });
});

describe('damaged files', () => {
  const text = JSON.stringify(makeEvents(10));

  it('keeps what came before a cut in JSON, and says so', async () => {
    const file = writeFile(makeTempFolder(), 'cut.json', text.slice(0, -30));
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    const imported = await importInto(makeLibrary(), file);
    expect(imported).toMatchObject({
      status: 'partial',
      reason:
        'The file ends too early at item 12. Everything before it was imported (events: 11); export the recording again to get the rest.',
      sessions: [{ events: 11, health: [{ code: 'truncated', count: 1 }] }],
      warnings: [{ code: 'truncated', count: 1, firstAt: 12 }],
    });
  });

  it('says where a cut file may not be finished', async () => {
    const { imported } = await importContents(text.slice(0, -30));
    expect(imported.reason).toMatch(
      /it was written to less than a minute ago: where a program is not done with it yet, import it again when it is\.$/,
    );
  });

  it('keeps what came before JSON stops being valid', async () => {
    const { imported } = await importContents(text.replace('},{"type":2', '}!{"type":2'));
    expect(imported).toMatchObject({
      status: 'partial',
      warnings: [{ code: 'malformed', count: 1, firstAt: 2 }],
      sessions: [{ events: 1 }],
    });
  });

  it.each([0.3, 0.9])('keeps every whole line before a cut in gzip (at %d)', async (part) => {
    const { contents } = makeLargeJsonl();
    const packed = gzipSync(contents);
    const { imported } = await importContents(packed.subarray(0, packed.length * part), 'cut.gz');
    expect(imported).toMatchObject({
      status: 'partial',
      reason: expect.stringMatching(/^The file ends too early/) as string,
    });
    expect(imported.sessions[0]!.events / contents.split('\n').length).toBeCloseTo(part, 1);
  });

  it('is partial when only the end mark of gzip is missing', async () => {
    const { imported } = await importContents(gzipSync(toJsonl(makeEvents())).subarray(0, -3));
    expect(imported).toMatchObject({ status: 'partial', sessions: [{ events: 5 }] });
  });

  it('refuses a file that is cut before its first event, and keeps nothing', async () => {
    const { library, imported } = await importContents(text.slice(0, 60));
    expect(imported).toMatchObject({
      status: 'refused',
      dialect: 'rrweb-array',
      reason: expect.stringMatching(/^The file is damaged or ends before/) as string,
    });
    expect(countAllRows(library)).toBe(0);
  });

  it('does not call damaged gzip data empty', async () => {
    const packed = gzipSync(text);
    packed.fill(0xff, 10);
    const { imported } = await importContents(packed, 'damaged.json.gz');
    expect([imported.status, imported.bytes]).toEqual(['refused', packed.length]);
    expect(imported.reason).not.toMatch(/empty/);
  });
});

describe('files that are no recordings', () => {
  it.each([
    ['an empty file', '', /^The file is empty/],
    ['a web page', '<!doctype html><p>Sign in', /^This is a web page/],
    ['packed text', gzipSync('hello'), /^This is not JSON/],
    ['a packed nothing', gzipSync(''), /^The file is empty/],
    [
      'a form without events',
      '{"version":"2023-04-28","data":{"snapshots":[{"a":1}]}}',
      /there is no readable replay event in it\.$/,
    ],
  ])('refuses %s with its hash and keeps nothing', async (_, contents, reason) => {
    const { library, imported } = await importContents(contents);
    expect(imported).toMatchObject({
      status: 'refused',
      sha256: sha256(contents),
      bytes: contents.length,
      sessions: [],
    });
    expect([imported.reason, countAllRows(library)]).toEqual([expect.stringMatching(reason), 0]);
  });

  it.each([
    ['a missing file', '/nonexistent/recording.json', /^There is no such file/],
    ['a folder', import.meta.dirname, /^There is no file in this folder/],
    ['a device', '/dev/null', /^This is not a regular file/],
  ])('refuses %s', async (_, file, reason) => {
    expect(await importInto(makeLibrary(), file)).toEqual({
      file,
      sha256: null,
      bytes: 0,
      dialect: null,
      status: 'refused',
      reason: expect.stringMatching(reason) as string,
      sessions: [],
      warnings: [],
    });
  });

  it.skipIf(!mayBecomeNobody && process.platform === 'win32')('refuses a file it may not read', async () => {
    const file = writeFile(makeTempFolder(), 'secret.json', '[]');
    const library = makeLibrary();
    chmodSync(file, 0o000);
    const work = (): ReturnType<typeof importInto> => importInto(library, file);
    chmodSync(path.dirname(file), 0o755);
    chmodSync(library.folder, 0o777);
    const imported = mayBecomeNobody ? await asNobody(work) : await work();
    expect(imported).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/^You have no permission/) as string,
    });
  });
});

describe('cancelling', () => {
  it('throws, and leaves nothing in the library or on the disk', async () => {
    const file = writeFile(makeTempFolder(), 'large', makeLargeJsonl().contents);
    const library = makeLibrary();
    const cancel = new AbortController();
    const importing = importInto(library, file, {
      control: {
        signal: cancel.signal,
        onProgress: (bytes) => bytes > 3_000_000 && cancel.abort(new Error('cancelled')),
      },
    });
    await expect(importing).rejects.toThrow('cancelled');
    expect(countAllRows(library)).toBe(0);
    expect(existsSync(path.join(library.folder, 'incoming'))).toBe(false);
    expect(existsSync(file)).toBe(true);
  });
});

describe('a recording whose pages are in the form of another tool', () => {
  const changes = {
    type: 2,
    timestamp: START_MS,
    format: 1,
    data: [
      [11, [1, '#document', 'HTML']],
      [1, [null, 0]],
    ],
  };
  const meta = {
    type: 4,
    timestamp: START_MS,
    data: { href: 'http://shop.example/', width: 900, height: 600 },
  };
  const records = (...found: readonly object[]): string => JSON.stringify({ records: [meta, ...found] });

  it('is refused by name, and nothing of it is kept', async () => {
    const { library, imported } = await importContents(
      records(changes, { type: 12, timestamp: START_MS, data: [] }),
    );
    expect(imported).toMatchObject({ status: 'refused', reason: expect.stringMatching(/Datadog/) as string });
    expect(countAllRows(library)).toBe(0);
  });

  it('is imported where there is another page in it, and what was left out is counted', async () => {
    const { imported } = await importContents(records(changes, ...makeEvents(3)));
    expect(imported).toMatchObject({ status: 'imported' });
    expect(imported.warnings).toContainEqual(expect.objectContaining({ code: 'foreign-snapshot', count: 1 }));
  });
});

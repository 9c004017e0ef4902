import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ImportControl } from '../../../../../electron/jobs/importing/import-control.ts';
import { verifyLibrary } from '../../../../../electron/jobs/verifying/verify-library.ts';
import { originalPath } from '../../../../../electron/library/sessions/originals.ts';
import { countAllRows, importInto } from '../../../../helpers/import-into.ts';
import { makeEvents, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Several chunks of the reader's. */
const LARGE = toJsonl(makeEvents(100_000));
const CHANGED = { code: 'changed-while-read', count: 1 };

/** Does something at the n-th time that the import looks whether it was cancelled, which it does at every read. */
function doAt(count: number, meanwhile: () => void): ImportControl {
  const { signal } = new AbortController();
  let calls = 0;
  vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
    if (++calls === count) {
      meanwhile();
    }
  });
  return { signal, onProgress: () => undefined };
}

/** Does something when the first chunk has been read. */
function doMeanwhile(meanwhile: () => void): ImportControl {
  let isDone = false;
  return {
    signal: new AbortController().signal,
    onProgress: () => {
      if (!isDone) {
        isDone = true;
        meanwhile();
      }
    },
  };
}

describe('a recording that is written to while it is imported', () => {
  it('has the identity of what was read, and says that it changed', async () => {
    const library = makeLibrary();
    const file = writeFile(makeTempFolder(), 'growing.jsonl', LARGE);
    const more = toJsonl(makeEvents(3, START_MS + 10_000_000));
    const control = doMeanwhile(() => appendFileSync(file, more));
    const imported = await importInto(library, file, { control });
    const now = readFileSync(file);
    expect(imported).toMatchObject({ status: 'imported', sha256: hashOf(now), bytes: now.length });
    expect(imported.warnings).toContainEqual({ ...CHANGED, firstAt: expect.any(Number) as number });
    expect(imported.sessions).toMatchObject([
      { events: 100_007, health: [CHANGED, { code: 'gap', count: 1 }] },
    ]);
    expect(await verifyLibrary(library, () => undefined)).toMatchObject({ ok: true });
  });

  it('that was cut off is known by what was read of it', async () => {
    const library = makeLibrary();
    const file = writeFile(makeTempFolder(), 'shrinking.jsonl', LARGE);
    const imported = await importInto(library, file, {
      control: doMeanwhile(() => truncateSync(file, 9_000_000)),
    });
    expect(imported.warnings).toContainEqual(expect.objectContaining(CHANGED));
    const prefix = Buffer.from(LARGE).subarray(0, imported.bytes);
    expect(imported.sha256).toBe(hashOf(prefix));
    expect(imported.bytes).toBeLessThan(LARGE.length);
  });

  it('is kept as it was read, though it has grown by the time it is copied', async () => {
    const library = makeLibrary();
    const file = writeFile(makeTempFolder(), 'log.jsonl', LARGE);
    // All chunks have been handed out by then.
    const control: ImportControl = {
      signal: new AbortController().signal,
      onProgress: (bytes) => bytes === LARGE.length && setTimeout(() => appendFileSync(file, 'more'), 0),
    };
    const imported = await importInto(library, file, { control, keepsOriginals: true });
    const kept = readFileSync(originalPath(library, imported.sha256!));
    expect([imported.sha256, imported.bytes]).toEqual([hashOf(kept), kept.length]);
    expect(await verifyLibrary(library, () => undefined)).toMatchObject({ ok: true });
  });

  it('is refused, in words, where no copy of what was read can be made any more', async () => {
    const library = makeLibrary();
    const file = writeFile(makeTempFolder(), 'log.jsonl', LARGE);
    const control = doMeanwhile(() => writeFileSync(file, LARGE.replaceAll('shop', 'chop')));
    const imported = await importInto(library, file, { control, keepsOriginals: true });
    expect(imported).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/^This file was changed/) as string,
    });
    expect([countAllRows(library), existsSync(`${library.folder}/originals`)]).toEqual([0, true]);
  });
});

describe('a zip that is changed while it is imported', () => {
  const zipOf = (href: string): Buffer =>
    makeZip(
      [0, 1, 2, 3].map((at) => ({
        name: `${at}.jsonl`,
        contents: toJsonl(makeEvents(2000, START_MS + at * 100_000)).replaceAll('shop.example', href),
        method: 0,
      })),
    );

  it.each([2, 5, 8, 11])('is imported whole or not at all (changed at read %i)', async (read) => {
    const library = makeLibrary();
    const before = zipOf('shop.example');
    const file = writeFile(makeTempFolder(), 'recordings.zip', before);
    const imported = await importInto(library, file, {
      control: doAt(read, () => writeFileSync(file, zipOf('evil.example'))),
    });
    if (imported.status === 'refused') {
      expect(imported.reason).toMatch(/^This file was changed while it was read/);
      expect(countAllRows(library)).toBe(0);
    } else {
      expect([hashOf(before), hashOf(zipOf('evil.example'))]).toContain(imported.sha256);
      expect(imported.sha256).toBe(hashOf(readFileSync(file)));
    }
  });

  it('that only grew is known by what it was', async () => {
    const file = writeFile(makeTempFolder(), 'recordings.zip', zipOf('shop.example'));
    const before = readFileSync(file);
    const imported = await importInto(makeLibrary(), file, {
      control: doAt(6, () => appendFileSync(file, 'more')),
    });
    expect(imported).toMatchObject({ status: 'imported', sha256: hashOf(before), bytes: before.length });
    expect(imported.warnings).toContainEqual(expect.objectContaining({ code: 'changed-while-read' }));
  });
});

import { gzipSync } from 'node:zlib';
import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../../../../electron/import/unpack/byte-source.ts';
import { openEntries } from '../../../../../electron/import/unpack/open-entries.ts';
import { makeTar } from '../../../../helpers/make-tar.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { makeLines } from '../../../../helpers/packed-examples.ts';
import { slabOf } from '../../../../../shared/model/slab.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const LINES = makeLines(40_000);
const FILES = {
  plain: LINES,
  gzip: gzipSync(LINES),
  'tar in gzip': gzipSync(makeTar([{ name: 'a.gz', contents: gzipSync(LINES) }])),
  zip: makeZip([{ name: 'a', contents: LINES }]),
};

/** Linux names every open file here; elsewhere nothing can be counted. */
function countOpen(file: string): number {
  const names = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return names.filter((name) => name === file).length;
}

function countDecoders(): number {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('ZLIB')).length;
}

describe.skipIf(process.platform !== 'linux').each(Object.entries(FILES))(
  'stopping in the middle of %s',
  (name, bytes) => {
    it('closes the file and the decoders at once', async () => {
      const file = writeFile(makeTempFolder(), name, bytes);
      for await (const found of openEntries(fileSource(file, bytes.length))) {
        expect(found.kind).toBe('plain');
        for await (const chunk of found.kind === 'plain' ? found.chunks() : []) {
          expect(chunk.length).toBeGreaterThan(0);
          break;
        }
        break;
      }
      expect([countOpen(file), countDecoders()]).toEqual([0, 0]);
    });

    it('closes them too when no chunk was asked for', async () => {
      const file = writeFile(makeTempFolder(), name, bytes);
      const entries = openEntries(fileSource(file, bytes.length));
      expect((await entries.next()).value).toMatchObject({ kind: 'plain' });
      await entries.return(undefined);
      expect([countOpen(file), countDecoders()]).toEqual([0, 0]);
    });
  },
);

describe('fileSource', () => {
  it.each([0, 1, 9_000_000])(
    'reads all of a file, in chunks that stay as they are for who holds them (said to have %i bytes)',
    async (said) => {
      const contents = Buffer.alloc(9_000_000, 'recording ');
      const file = writeFile(makeTempFolder(), 'a', contents);
      const chunks: Uint8Array[] = [];
      for await (const chunk of fileSource(file, said).chunks()) {
        slabOf(chunk)?.hold();
        chunks.push(chunk);
      }
      expect(Buffer.concat(chunks).equals(contents)).toBe(true);
    },
  );

  it('says so when there is no such file', async () => {
    const entries = openEntries(fileSource('/nonexistent', 1));
    await expect(readAll(entries)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

async function readAll(entries: ReturnType<typeof openEntries>): Promise<void> {
  for await (const found of entries) {
    for await (const chunk of found.kind === 'plain' ? found.chunks() : []) {
      expect(chunk).toBeDefined();
    }
  }
}

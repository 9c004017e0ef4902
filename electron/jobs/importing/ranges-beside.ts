import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { ByteRange } from '../../import/unpack/job.ts';

const MAX_RANGES_BYTES: Bytes = 4 * MEBIBYTE;
const RANGE = /^(?:.*\?range=)?bytes=(\d+)-(\d+)$/;

/**
 * Where the blocks of a PostHog batch file lie, if a file beside it says so: `<name>.ranges.json`, a list of
 * `"bytes=<first>-<last>"` as in `block_urls`. The file can be split without it; it helps past damage.
 */
export async function readRangesBeside(file: string): Promise<readonly ByteRange[] | undefined> {
  const { dir, name } = path.parse(file);
  for (const stem of [path.basename(file), name, path.parse(name).name]) {
    const ranges = await readRanges(path.join(dir, `${stem}.ranges.json`));
    if (ranges) {
      return ranges;
    }
  }
  return undefined;
}

async function readRanges(file: string): Promise<readonly ByteRange[] | undefined> {
  try {
    if ((await stat(file)).size > MAX_RANGES_BYTES) {
      return undefined;
    }
    return parseRanges(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function parseRanges(list: unknown): readonly ByteRange[] | undefined {
  const ranges = Array.isArray(list) ? list.map(parseRange) : [];
  return ranges.length > 0 && ranges.every((range) => range !== undefined)
    ? ranges.sort((a, b) => a.first - b.first)
    : undefined;
}

function parseRange(text: unknown): ByteRange | undefined {
  const match = RANGE.exec(String(text));
  return match ? { first: Number(match[1]), last: Number(match[2]) } : undefined;
}

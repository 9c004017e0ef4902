import { stat } from 'node:fs/promises';
import path from 'node:path';
import { keyOfPath } from '../../shared/assets/asset-keys.ts';
import { createFileHead } from '../../shared/formats/file-head.ts';
import { isHar } from '../../shared/formats/others/har.ts';
import type { AssetRefusal } from '../../shared/model/asset-report.ts';
import { fileSource } from '../import/unpack/byte-source.ts';
import { BombError, DamagedArchiveError } from '../import/unpack/errors.ts';
import type { PlainEntry, SkipCode, SkippedEntry } from '../import/unpack/plain-entry.ts';
import { openEntries } from '../import/unpack/open-entries.ts';
import { readHarResponses } from './har-responses.ts';
import { collectBytes, refuse, toItem, type PackItem } from './pack-item.ts';
import { mayBeAsset } from './recognise-asset.ts';
import { isWarc, readWarcRecords } from './warc-records.ts';

const REFUSALS: Readonly<Record<SkipCode, AssetRefusal | null>> = {
  'unsafe-name': 'unsafe-name',
  'link-entry': 'unsafe-name',
  'too-large': 'too-large',
  bomb: 'too-large',
  'too-many-entries': 'too-many',
  'encrypted-entry': 'unreadable',
  'too-deep': 'unreadable',
  'unsupported-packing': 'unreadable',
  'damaged-member': 'unreadable',
  'missing-block': 'unreadable',
  // A note only: the file itself follows.
  'duplicate-name': null,
};

/** A file of a pack on the disk. */
export interface PackFile {
  readonly path: string;
  /** Its place in the folder that was chosen; its name where it was chosen itself. */
  readonly place: string;
  /** The name of that folder, which may be a host's; empty where there is none. */
  readonly folder: string;
}

/**
 * Everything in one file of a pack: a zip of hosts, an HTTP Archive, a web archive, or a file of a host's folder. The
 * metadata of a WACZ, or of several archives in one, is passed over. Holds one asset at a time.
 * @throws Error where the file cannot be read
 */
export async function* readPackFile(file: PackFile): AsyncGenerator<PackItem> {
  const { size } = await stat(file.path);
  const metadata: PackItem[] = [];
  let isArchive = false;
  for await (const found of openEntries(fileSource(file.path, size))) {
    const records = found.kind === 'plain' ? openRecords(found) : undefined;
    isArchive ||= records !== undefined;
    const items = found.kind === 'plain' ? (records ?? readPlain(found, file)) : readSkipped(found);
    for await (const item of guard(items, found.path || file.place)) {
      // Whether the file is an archive is known only at its end.
      if (!records && mayBeMetadata(item)) {
        metadata.push(item);
      } else {
        yield item;
      }
    }
  }
  yield* isArchive ? [] : metadata;
}

/** Whether an item may be an archive's own metadata, which is not worth reporting. */
function mayBeMetadata(item: PackItem): boolean {
  return item.kind === 'refused' && (item.reason === 'no-address' || item.reason === 'other-type');
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same shape as what is read
async function* readSkipped({ code, path: place }: SkippedEntry): AsyncGenerator<PackItem> {
  const reason = REFUSALS[code];
  yield* reason ? [refuse(place, reason)] : [];
}

function openRecords(entry: PlainEntry): AsyncGenerator<PackItem> | undefined {
  if (isWarc(entry.head)) {
    return readWarcRecords(entry.chunks());
  }
  return isHar(createFileHead(path.basename(entry.path), entry.head))
    ? readHarResponses(entry.chunks())
    : undefined;
}

async function* readPlain(entry: PlainEntry, { place, folder }: PackFile): AsyncGenerator<PackItem> {
  const name = entry.path === '' ? place : entry.path;
  const hint = { name, contentType: '' };
  if (!mayBeAsset(entry.head, hint)) {
    yield refuse(name, 'other-type');
    return;
  }
  const bytes = await collectBytes(entry.chunks());
  const key = keyOfPath(name) ?? (entry.path === '' ? keyOfPath(`${folder}/${name}`) : undefined);
  yield bytes ? toItem(key, bytes, hint) : refuse(name, 'too-large');
}

/** Reports damage as a refused item; the items before it are kept. */
async function* guard(items: AsyncIterable<PackItem>, place: string): AsyncGenerator<PackItem> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof DamagedArchiveError || error instanceof BombError)) {
      throw error;
    }
    yield refuse(place, error instanceof BombError ? 'too-large' : 'unreadable');
  }
}

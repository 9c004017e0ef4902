import { createHash } from 'node:crypto';
import path from 'node:path';
// Electron's own `fs` takes app.asar for a folder.
import { createReadStream, promises, type Dirent } from 'original-fs';
import type { OwnFiles, Signer } from '../../shared/model/own-files.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import { verifyMinisign } from './minisign.ts';
import KEYS from './release-keys.json' with { type: 'json' };

/** In the app's folder: lines of a SHA-256 and a path, as sha256sum has them. */
const LIST = 'resources/files.sha256';
const SIGNATURE = `${LIST}.minisig`;
/** What may stand in the app's folder besides: these two, the mark of a portable app, and what an installer adds to remove it. */
const UNLISTED = /^(resources\/files\.sha256(\.minisig)?|portable|Uninstall\.exe)$/;
/** A portable app's data, which is not looked through: it may hold a million files, and nothing there is run. */
const DATA = 'data';
/** More than the list of many thousand files. */
const MAX_LIST: Bytes = MEBIBYTE;
/** Hashed in half a millisecond: the window waits no longer for it. */
const CHUNK: Bytes = MEBIBYTE;

/** Public keys of minisign's; null where there is none yet. */
export type SigningKeys = Readonly<Record<Signer, string | null>>;

/** What is known of the files of the app that runs. */
export class OwnFilesCheck {
  private current: OwnFiles = { state: 'unchecked' };
  private readonly onChecked: (found: OwnFiles) => void;

  /** @param onChecked hears of what was found, once */
  constructor(onChecked: (found: OwnFiles) => void) {
    this.onChecked = onChecked;
  }

  get found(): OwnFiles {
    return this.current;
  }

  async run(folder: string | undefined): Promise<void> {
    this.current = await findOwnFiles(folder);
    this.onChecked(this.current);
  }
}

/**
 * Compares the files of the app that runs with the signed list of them.
 * @param folder where the executable lies; undefined where no list belongs to it
 */
export async function findOwnFiles(folder: string | undefined): Promise<OwnFiles> {
  return folder === undefined ? { state: 'unlisted' } : checkOwnFiles(folder, KEYS);
}

/**
 * Compares the files of the app's folder with the signed list among them. It finds what was damaged or exchanged carelessly;
 * whoever may write there can exchange this very check, too.
 */
export async function checkOwnFiles(folder: string, keys: SigningKeys): Promise<OwnFiles> {
  const list = await readIfThere(path.join(folder, LIST));
  const signature = await readIfThere(path.join(folder, SIGNATURE));
  const signedBy = list && signature && findSigner(list, signature.toString(), keys);
  if (!list || !signedBy) {
    return { state: 'unsigned' };
  }
  const wanted = parseList(list.toString());
  const found = await listBelow(folder);
  const added = found.filter((file) => !wanted.has(file) && !UNLISTED.test(file));
  const changed = await findChanged(folder, wanted);
  return { state: 'checked', signedBy, listed: wanted.size, changed: [...changed, ...added].sort() };
}

function findSigner(list: Buffer, signature: string, keys: SigningKeys): Signer | undefined {
  const signers: readonly Signer[] = ['release', 'testing'];
  return signers.find((signer) => {
    const key = keys[signer];
    return key !== null && verifyMinisign(list, signature, key) !== undefined;
  });
}

function parseList(list: string): ReadonlyMap<string, string> {
  const lines = list.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

async function findChanged(folder: string, wanted: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [file, sha256] of wanted) {
    if ((await hashIfThere(path.join(folder, file))) !== sha256) {
      changed.push(file);
    }
  }
  return changed;
}

/** Of a file itself: where a link stands, what it leads to may be another file the next time. */
async function hashIfThere(file: string): Promise<string | undefined> {
  if ((await sizeOfFile(file)) === undefined) {
    return undefined;
  }
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
      hash.update(chunk as Buffer);
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  const size = await sizeOfFile(file);
  const isSmall = size !== undefined && size <= MAX_LIST;
  return isSmall ? promises.readFile(file).catch(() => undefined) : undefined;
}

/** @returns undefined where none stands there, but perhaps a pipe or a device, of which reading would never end */
async function sizeOfFile(file: string): Promise<Bytes | undefined> {
  const stats = await promises.lstat(file).catch(() => undefined);
  return stats?.isFile() === true ? stats.size : undefined;
}

/** Everything below a folder that is none itself, and folders that cannot be looked into. */
async function listBelow(folder: string, below = ''): Promise<readonly string[]> {
  const entries = await listIfReadable(path.join(folder, below));
  const found: string[] = entries ? [] : [below];
  for (const entry of entries ?? []) {
    const name = path.posix.join(below, entry.name);
    if (!entry.isDirectory()) {
      found.push(name);
    } else if (name !== DATA) {
      found.push(...(await listBelow(folder, name)));
    }
  }
  return found;
}

async function listIfReadable(folder: string): Promise<readonly Dirent[] | undefined> {
  return promises.readdir(folder, { withFileTypes: true }).catch(() => undefined);
}

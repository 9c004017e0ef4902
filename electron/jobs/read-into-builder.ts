import { createHash } from 'node:crypto';
import type { Format } from '../../shared/formats/format.ts';
import type { SessionBuilder } from '../import/session-builder.ts';
import { DamagedArchiveError, hashFile, readSourceFile, type SourceFileHead } from '../import/source-file.ts';
import type { ImportControl } from './import-control.ts';

/** Reads the whole file into the builder. @returns the file's SHA-256 */
export async function readIntoBuilder(
  source: SourceFileHead,
  format: Format,
  builder: SessionBuilder,
  control: ImportControl,
): Promise<string> {
  const reader = format.createReader(builder);
  const raw = { hash: createHash('sha256'), bytes: 0 };
  const onRaw = (chunk: Uint8Array): void => {
    raw.hash.update(chunk);
    raw.bytes += chunk.length;
    control.onProgress(raw.bytes, builder.events);
  };
  const damage = await readChunks(source, onRaw, (chunk) => reader.push(chunk), control.signal);
  reader.end();
  if (damage && !builder.tally.has('truncated') && !builder.tally.has('malformed')) {
    builder.warn(damage.truncated ? 'truncated' : 'malformed', builder.events + 1);
  }
  return raw.bytes === source.bytes ? raw.hash.digest('hex') : hashFile(source.path, control.signal);
}

async function readChunks(
  source: SourceFileHead,
  onRaw: (chunk: Uint8Array) => void,
  onChunk: (chunk: Uint8Array) => void,
  signal: AbortSignal,
): Promise<DamagedArchiveError | undefined> {
  try {
    for await (const chunk of readSourceFile(source, onRaw)) {
      signal.throwIfAborted();
      onChunk(chunk);
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamagedArchiveError) {
      return error;
    }
    throw error;
  }
}

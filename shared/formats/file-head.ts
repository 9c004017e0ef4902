import type { FileHead } from './format.ts';
import { readShape } from './json/document-shape.ts';
import { HEAD_BYTES, HEAD_LINES } from './limits.ts';

/**
 * Prepares a file's first bytes for detection.
 * @param bytes the first HEAD_BYTES of the file, unpacked, or more; fewer when the file is shorter
 */
export function createFileHead(name: string, bytes: Uint8Array): FileHead {
  // A decoder passes over a byte order mark by itself.
  return createTextHead(name, bytes.subarray(0, HEAD_BYTES), new TextDecoder().decode(bytes));
}

/** The same for text that was decoded already. @param bytes the first ones of the file that it lies in */
export function createTextHead(name: string, bytes: Uint8Array, text: string): FileHead {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return {
    name,
    bytes,
    document: readShape(text),
    lines: lines.slice(0, HEAD_LINES).map(readShape),
  };
}

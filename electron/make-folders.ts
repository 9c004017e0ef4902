import { mkdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Makes a folder where there is none, and those on the way to it: one after another, because on some mounts, as in /proc,
 * Node's way of making them all at once never ends.
 * @param check what stands there already, of the folder or the nearest above it; throws where that will not do
 */
export function makeFolders(
  folder: string,
  check: (there: string, found: Stats) => void = () => undefined,
): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found) {
    check(folder, found);
    return;
  }
  const parent = path.dirname(path.resolve(folder));
  if (parent !== path.resolve(folder)) {
    makeFolders(parent, check);
  }
  makeOne(folder);
}

/** Another program may have made it meanwhile. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
  }
}

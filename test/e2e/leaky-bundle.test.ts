import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../../build/setup/paths.mjs';
import { bundleLeaky } from '../sealed/leaky/bundle-leaky.ts';
import { LEAKY_MARK } from '../sealed/leaky/marker.ts';

/** The bundle's parts, and whether any of their files has the mark. */
function listMarked(folder: string): Record<string, boolean> {
  return Object.fromEntries(
    ['electron', 'app', 'stage'].map((part) => [part, readAll(path.join(folder, part)).includes(LEAKY_MARK)]),
  );
}

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

it('keeps the app without walls apart from the one that is shipped', async () => {
  expect(listMarked(inRoot('dist'))).toEqual({ electron: false, app: false, stage: false });
  expect(listMarked(await bundleLeaky())).toEqual({ electron: true, app: false, stage: true });
});

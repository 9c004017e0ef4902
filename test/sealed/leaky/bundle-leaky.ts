import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { bundlePart } from '../../../build/bundle.mjs';
import { inRoot } from '../../../build/setup/paths.mjs';

/** Beside the packages, where nothing is packaged from and the app still finds its own. */
const FOLDER = inRoot('node_modules/.airgap-replay-leaky');

/** Each wall, and what stands in its place. */
const OPENED = new Map(
  [
    ['electron/security/seal-app.ts', 'seal-app.ts'],
    ['electron/security/seal-session.ts', 'seal-session.ts'],
    ['electron/security/csp.ts', 'csp.ts'],
    ['electron/security/response-headers.ts', 'response-headers.ts'],
    ['shared/sanitise/sanitise-events.ts', 'sanitise-events.ts'],
  ].map(([wall = '', hole = '']) => [inRoot(wall), path.join(import.meta.dirname, hole)]),
);

/**
 * The app with every wall of its own taken out, to show that whatever leaks is seen. Never part of dist/.
 * @returns its folder
 */
export async function bundleLeaky(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  await bundlePart('electron', path.join(FOLDER, 'electron'), [openWalls()]);
  await bundlePart('stage', path.join(FOLDER, 'stage'), [openWalls()]);
  // The app's own page has no walls in it.
  cpSync(inRoot('dist/app'), path.join(FOLDER, 'app'), { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{ "type": "module", "main": "electron/entry.js" }\n');
  return FOLDER;
}

/** The frame of the replayed document has scripts by rrweb's own switch. */
const PLAYER = inRoot('renderer/stage/replayer/switches.ts');
const [CLOSED, OPEN] = ['UNSAFE_replayCanvas: false', 'UNSAFE_replayCanvas: true'];

function openWalls(): Plugin {
  return {
    name: 'open-walls',
    enforce: 'pre',
    transform(code, id) {
      if (id !== PLAYER) {
        return null;
      }
      if (!code.includes(CLOSED)) {
        throw new Error(`The wall is no longer built as it was: “${CLOSED}” is not there.`);
      }
      return code.replace(CLOSED, OPEN);
    },
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return OPENED.get(resolved?.id ?? '') ?? null;
    },
  };
}

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundlePart, PARTS, type Part } from '../../build/bundle.mjs';

/**
 * The four walls between a hostile recording and the rest of the world (docs/architecture.md, "The seal"). What a page
 * may not do by its process and session is one wall: it is set up in one place and ends with it.
 */
export type Wall = 'normalising' | 'sandbox' | 'policy' | 'session';

export const WALLS: readonly Wall[] = ['normalising', 'sandbox', 'policy', 'session'];

/** Stands in every module that opens a wall; no bundle that is handed out may hold it. */
export const OPEN_MARK = 'wall-opened-by-a-test';

const root = path.resolve(import.meta.dirname, '../..');

/** A module of the app, and what is in its place where its wall is open. */
type Opening = readonly [file: string, open: (source: string) => string];

/**
 * What takes a wall down: whole modules of the app are replaced while a test's own app is built. There is no switch in
 * the app itself, so none can be left on, or be turned.
 */
const OPENINGS: Readonly<Record<Wall, Readonly<Record<string, (source: string) => string>>>> = {
  normalising: {
    'shared/sanitise/sanitise-events.ts': () => `export class EventSanitiser {
      learn() {}
      sanitise() {}
      get missing() {
        return { assets: [], unlisted: 0, neutralised: {} };
      }
    }`,
  },
  sandbox: {
    // rrweb's own switch for a frame with scripts.
    'renderer/stage/replayer/switches.ts': (source) =>
      change(source, 'UNSAFE_replayCanvas: false', 'UNSAFE_replayCanvas: true'),
  },
  policy: {
    'electron/security/csp.ts': () => "export const APP_CSP = ''; export const STAGE_CSP = '';",
  },
  session: {
    // Chromium's own services stay off, and names other than this computer's: the test calls nobody either.
    'electron/security/network-off.ts': () => `export const switchNetworkOff = ({ commandLine }) => {
      commandLine.appendSwitch('no-proxy-server');
      commandLine.appendSwitch('disable-background-networking');
      commandLine.appendSwitch('disable-component-update');
      commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE 127.0.0.1');
    };`,
    'electron/security/seal-session.ts': () => `import { turnSpellCheckOff } from './spell-check-off.ts';
      export const sealSessions = ([session]) => {
        turnSpellCheckOff(session);
      };`,
    'electron/security/navigation.ts': () => 'export const denyNavigation = () => undefined;',
    'electron/security/response-headers.ts': (source) =>
      change(source, "'X-DNS-Prefetch-Control': 'off'", "'X-DNS-Prefetch-Control': 'on'"),
  },
};

function change(source: string, from: string, to: string): string {
  if (source.split(from).length !== 2) {
    throw new Error(`The wall is no longer built as it was: “${from}” is not there, or there twice.`);
  }
  return source.replace(from, to);
}

/** Parts with the same walls open are the same in every app, and are built once. */
const built = new Map<string, Promise<string>>();

/**
 * Builds an app some of whose walls are not there.
 * @param folder gets a folder that Electron starts as an app
 */
export async function buildWithout(walls: readonly Wall[], folder: string): Promise<void> {
  for (const part of PARTS) {
    cpSync(await findPart(part, walls), path.join(folder, 'dist', part), { recursive: true });
  }
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'airgap-replay-open', type: 'module', main: 'dist/electron/entry.js' }),
  );
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}

/** @returns where the part lies; the shipped one where it has none of these walls */
function findPart(part: Part, walls: readonly Wall[]): Promise<string> {
  const openings = walls
    .flatMap((wall) => Object.entries(OPENINGS[wall]))
    .filter(([file]) => isIn(part, file));
  if (openings.length === 0) {
    return Promise.resolve(path.join(root, 'dist', part));
  }
  const key = [part, ...openings.map(([file]) => file)].join(' ');
  const known = built.get(key) ?? buildPart(part, openings);
  built.set(key, known);
  return known;
}

/** Whether a part is built from a source file; `buildPart` fails where this is not so. */
function isIn(part: Part, file: string): boolean {
  const folders = { electron: /^(?:electron|shared)\//, app: /^$/, stage: /^(?:renderer\/stage|shared)\// };
  return folders[part].test(file);
}

async function buildPart(part: Part, openings: readonly Opening[]): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `airgap-replay-open-${part}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const replaced = new Map(openings.map(([file, open]) => [path.join(root, file), open]));
  const missing = new Set(replaced.keys());
  await bundlePart(part, folder, [
    {
      name: OPEN_MARK,
      enforce: 'pre',
      load(id) {
        const open = replaced.get(id);
        missing.delete(id);
        return (
          open && `${open(readFileSync(id, 'utf8'))}\nObject.assign(globalThis, { '${OPEN_MARK}': true });`
        );
      },
    },
  ]);
  if (missing.size > 0) {
    throw new Error(`The ${part} does not use ${[...missing].join(', ')} any more.`);
  }
  return folder;
}

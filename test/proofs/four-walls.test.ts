import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listenForRequests,
  makeAttack,
  PREFETCHED_NAME,
  SCRIPT_RAN,
  type Listener,
} from '../helpers/attack.ts';
import { buildWithout, WALLS, type Wall } from '../helpers/open-walls.ts';
import { ReplayApp } from '../e2e/replay-app.ts';
import { writeOwnRecordings } from '../sealed/own-recordings.ts';
import { styleCases } from '../sealed/style-recordings.ts';
import { extent } from './extent.ts';

const HOSTILE = path.resolve(import.meta.dirname, '../../../shared/hostile');
/** What got through somewhere, or is built to (../shared/security-facts.md). */
const WORST = [
  ...['002-script-uppercase', '020-mut-attr-on', '024-vdom-missing-node', '026-vdom-missing-then-attr'],
  ...['058-net-style-url', '074-net-css-string-urls'],
].map((name) => path.join(HOSTILE, `${name}.json`));
const hostile = WORST.filter((file) => existsSync(file));
if (hostile.length === 0) {
  console.warn('SKIPPED: ../shared/hostile is not there; only our own attack is played against the walls.');
}

/** What got out of an app in which an attack was played. */
interface Escapes {
  /** Where scripts ran: `document`, `host`, or as a foreign recording calls it. */
  readonly scripts: readonly string[];
  readonly requests: readonly string[];
  /** Names that were to be resolved, by Chromium's own log. */
  readonly names: readonly string[];
}

let folder: string;
let listener: Listener;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-walls-'));
  listener = await listenForRequests();
});
afterAll(() => {
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays every attack in an app that has only these walls. */
async function attack(standing: readonly Wall[]): Promise<Escapes> {
  const home = mkdtempSync(path.join(folder, 'app-'));
  await buildWithout(
    WALLS.filter((wall) => !standing.includes(wall)),
    home,
  );
  listener.requests.length = 0;
  const log = path.join(home, 'net-log.json');
  const files = writeAttacks(home);
  const scripts = await play(home, files, log);
  await listener.settle();
  return { scripts, requests: [...listener.requests], names: readNames(log) };
}

/** @returns the recordings, whose requests go to our listener */
function writeAttacks(home: string): string[] {
  const own = path.join(home, 'attack.json');
  writeFileSync(own, JSON.stringify(makeAttack(listener.origin)));
  const styles = writeOwnRecordings(home, styleCases()).map(({ file }) => file);
  const foreign = [...hostile, ...styles].map((file) => {
    const copy = path.join(home, path.basename(file));
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      copy,
      text.replaceAll('http://127.0.0.1:9090', listener.origin).replaceAll('evil.test', 'evil.localhost'),
    );
    return copy;
  });
  return [own, ...foreign];
}

async function play(home: string, files: readonly string[], log: string): Promise<string[]> {
  const app = await ReplayApp.start([`--log-net-log=${log}`], path.join(home, 'user'), home);
  const ran = new Set<string>();
  app.page.on('console', (message) => {
    if (message.text().startsWith(SCRIPT_RAN)) {
      ran.add(message.text().slice(SCRIPT_RAN.length));
    }
  });
  try {
    for (const file of files) {
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      }, file);
      await app.button('Import files…').click();
      await app.waitUntilOpen();
      await app.waitUntilLoaded();
      // By a seek rrweb goes another way than by playing.
      for (const key of ['Home', 'End']) {
        await app.page.keyboard.press(key);
        await app.waitUntilLoaded();
      }
      await app.button('Back to the library').click();
    }
  } finally {
    await app.quit();
  }
  return [...ran].sort();
}

/** The names that Chromium's resolver was asked for. */
function readNames(log: string): string[] {
  const text = readFileSync(log, 'utf8');
  return [PREFETCHED_NAME].filter((name) => text.includes(name));
}

/** What must, and must not, get out where only these walls stand. */
interface Stand {
  readonly name: string;
  readonly standing: readonly Wall[];
  readonly judge: (escapes: Escapes) => void;
}

const STANDS: readonly Stand[] = [
  {
    name: 'no wall at all: scripts run in the document and in the player’s page, requests and look-ups go out',
    standing: [],
    judge: ({ scripts, requests, names }) => {
      expect(scripts).toEqual(expect.arrayContaining(['document', 'host']));
      expect(requests).toEqual(
        expect.arrayContaining(['/img', '/link', '/css', '/import', '/frame', '/own/style/1']),
      );
      expect(names).toEqual([PREFETCHED_NAME]);
    },
  },
  {
    name: 'normalising alone: no script, no request, no look-up',
    standing: ['normalising'],
    judge: (escapes) => expect(escapes).toEqual({ scripts: [], requests: [], names: [] }),
  },
  {
    name: 'the sandbox alone: no script in the recorded document (it stops nothing else)',
    standing: ['sandbox'],
    // What rrweb builds in the player's own page, outside of the frame, no sandbox holds.
    judge: ({ scripts }) => expect(scripts.filter((name) => /^(?:document|002|020)/.test(name))).toEqual([]),
  },
  {
    name: 'the policy alone: no script, no request (a look-up ahead of time it does not stop)',
    standing: ['policy'],
    judge: ({ scripts, requests }) => expect({ scripts, requests }).toEqual({ scripts: [], requests: [] }),
  },
  {
    name: 'the session alone: no request, no look-up (scripts it does not stop)',
    standing: ['session'],
    judge: ({ requests, names }) => expect({ requests, names }).toEqual({ requests: [], names: [] }),
  },
];

describe('each wall alone, the other three not being there', () => {
  it.each(extent({ inShort: STANDS.slice(0, 2), atLength: STANDS }))('$name', async ({ standing, judge }) => {
    judge(await attack(standing));
  });
});

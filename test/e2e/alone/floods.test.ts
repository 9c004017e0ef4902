import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BODY_ID,
  deepTree,
  floodAdds,
  floodElement,
  floodEvent,
  floodMoves,
  floodSnapshot,
  floodText,
  wideTree,
  writeFlood,
} from '../../helpers/floods.ts';
import { watchDelays, type Delays } from './input-delay.ts';
import { SAMPLES } from '../replay-app.ts';
import { shareApp } from '../shared-app.ts';

/** What a person does not notice; the app must answer within it, whatever the stage is busy with. */
const MAX_DELAY_MS = 100;
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-floods-'));
const app = shareApp();
beforeAll(async () => {
  await app.begin();
  // The list beside the page says by its file which session is open.
  await app.page.evaluate(() => localStorage.setItem('drawer.isOpen', 'true'));
  await app.page.goto('app://app/');
  await app.button('Import files…').waitFor();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a file as a user does, from the library of the app that is running. */
async function open(file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  // A session that is open already would be taken for the one that is being opened.
  await chooseFromMenu('CmdOrCtrl+L');
  await app.page.getByRole('grid', { name: 'Sessions' }).or(app.button('Import files…')).first().waitFor();
  await chooseFromMenu('CmdOrCtrl+O');
  await app.page.locator('[aria-current]', { hasText: NAMES.get(file) ?? path.basename(file) }).waitFor();
}

function chooseFromMenu(chosen: string): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow, Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items
      .find(({ accelerator }) => accelerator === wanted)
      ?.click(
        undefined,
        BrowserWindow.getAllWindows().find((window) => window.isVisible()),
        undefined,
      );
  }, chosen);
}

/** Samples are listed by the person in them. */
const NAMES = new Map([
  [SAMPLES.shop, 'Ada Example'],
  [SAMPLES.form, 'apply.example'],
]);

function expectQuickAnswers({ input, main, moves, allow }: Delays): void {
  expect(moves).toBeGreaterThan(20);
  const allowed = allow(MAX_DELAY_MS);
  expect(Object.entries({ input, main }).filter(([, delay]) => delay > allowed)).toEqual([]);
}

const END = floodEvent(3000, { source: 1, positions: [{ x: 1, y: 1, id: BODY_ID, timeOffset: 0 }] });
/** Every element is looked at again and again for each of them. */
const SLOW_CSS = Array.from(
  { length: 3000 },
  (_, at) => `div:has(p:has(~ p:not(:nth-child(${at})))) p:has(~ p ~ p:hover) { color: red }`,
).join('\n');
const LONG_CSS = 'p { text-decoration: underline }\n'.repeat(600_000);

const BUSY = 'The recording is keeping the page busy';
const UNPLAYABLE = 'Some of this recording could not be replayed';

interface Flood {
  readonly name: string;
  readonly events: () => Iterable<string>;
  /** What the app says of it; nothing where the page is simply shown. */
  readonly says?: string;
  /** How many elements the page has then. */
  readonly elements?: number;
}

const FLOODS: readonly Flood[] = [
  {
    name: 'a tree 30,000 levels deep',
    events: () => [floodSnapshot([deepTree(30_000)]), END],
    says: UNPLAYABLE,
  },
  {
    name: 'a page of 320,000 nodes',
    events: () => [floodSnapshot([wideTree(160_000)]), END],
    elements: 160_000,
  },
  {
    name: '20,000 elements added at once',
    events: () => [floodSnapshot([]), floodAdds(500, 20_000), END],
    elements: 20_000,
  },
  {
    name: 'a text of 50 MB',
    events: () => [
      floodSnapshot([JSON.stringify(floodElement('p', [floodText('giant '.repeat(8_400_000))]))]),
      END,
    ],
    says: BUSY,
  },
  {
    name: 'style sheets of 20 MB and with 6,000 :has()',
    events: () => [
      floodSnapshot(
        [wideTree(4000)],
        [SLOW_CSS, LONG_CSS].map((css) => floodElement('style', [floodText(css)])),
      ),
      END,
    ],
    says: BUSY,
  },
  { name: '300,000 mouse moves', events: () => [floodSnapshot([]), ...floodMoves(300_000)], elements: 1 },
];

describe('the app answers within 100 ms while it imports, loads and plays', () => {
  it.each(FLOODS)('$name', async ({ name, events, says, elements }) => {
    const file = writeFlood(folder, name.replace(/\W+/g, '-'), events());
    const delays = await watchDelays(app);
    await open(file);
    await app.waitUntilOpen();
    if (says) {
      await app.page.getByText(says).waitFor();
    } else {
      await expect.poll(countElements).toBeGreaterThanOrEqual(elements ?? Infinity);
    }
    await delays.more(25);
    expectQuickAnswers(await delays.end());
  });
});

async function countElements(): Promise<number> {
  return app.inDocument(() => document.querySelectorAll('*').length);
}

describe('a stage that hangs', () => {
  beforeEach(async () => {
    await open(SAMPLES.shop);
    await app.waitUntilOpen();
    await app.pause();
  });

  it('is told of, is stopped in one click, and is loaded again in one click', async () => {
    const stuck = await hang();
    await app.page.getByText(/The recording is keeping the page busy for [2-9] s …/).waitFor();
    const delays = await watchDelays(app);
    await delays.more(25);
    await click('Stop');
    await app.page
      .getByText(/The page was stopped. The recording had kept it busy for \d+ seconds./)
      .waitFor();
    await expect.poll(() => isAlive(stuck)).toBe(false);
    await click('Load again');
    await app.expectText('Made slowly, kept for long');
    expectQuickAnswers(await delays.end());
  });

  it('is loaded anew in one click', async () => {
    const stuck = await hang();
    await click('Load again');
    await app.waitUntilOpen();
    await app.expectText('Made slowly, kept for long');
    await expect.poll(() => isAlive(stuck)).toBe(false);
    await expect.poll(() => app.page.getByText(BUSY).count()).toBe(0);
  });

  it('does not outlive its session', async () => {
    const stuck = await hang();
    await app.page.keyboard.press('Backspace');
    await app.page.getByRole('grid', { name: 'Sessions' }).waitFor();
    await expect.poll(() => isAlive(stuck)).toBe(false);
    await open(SAMPLES.form);
    await app.expectText('Step 1: About you');
  });

  it('is told of no longer when it answers again', async () => {
    await hang(4000);
    await app.page.getByText(BUSY).waitFor();
    await expect.poll(() => app.page.getByText(BUSY).count()).toBe(0);
    await app.page.keyboard.press('End');
    await app.expectText('Thank you, Ada');
  });
});

/** Has the stage do nothing else any more. @returns its process */
async function hang(forMs = Infinity): Promise<number> {
  const stage = app.page.frames().find((frame) => frame.url().startsWith('stage:'));
  await stage?.evaluate((length) => {
    setTimeout(() => {
      for (const end = performance.now() + length; performance.now() < end;) {}
    });
  }, forMs);
  return app.electron.evaluate(({ webContents }) => {
    const frames =
      webContents.getAllWebContents().find((each) => each.getURL() === 'app://app/')?.mainFrame
        .framesInSubtree ?? [];
    return frames.find(({ origin }) => origin === 'stage://stage')?.osProcessId ?? 0;
  });
}

/** In the app’s main process: the test’s own may not see it. */
function isAlive(pid: number): Promise<boolean> {
  return app.electron.evaluate((_electron, id) => {
    try {
      return process.kill(id, 0);
    } catch {
      return false;
    }
  }, pid);
}

/** A click of the mouse, by the same way as a real one: Playwright’s waits for the stage. */
async function click(name: string): Promise<void> {
  await app.button(name).waitFor();
  const box = (await app.button(name).boundingBox())!;
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  await app.electron.evaluate(({ webContents }, place) => {
    const contents = webContents.getAllWebContents().find((each) => each.getURL() === 'app://app/');
    for (const type of ['mouseMove', 'mouseDown', 'mouseUp'] as const) {
      contents?.sendInputEvent({ type, ...place, button: 'left', clickCount: 1 });
    }
  }, at);
}

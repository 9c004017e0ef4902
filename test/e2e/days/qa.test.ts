import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { START_MS } from '../../helpers/make-events.ts';
import { add, click, PageMaker } from '../../helpers/make-page.ts';
import { shareApp } from '../shared-app.ts';

const app = shareApp();
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-qa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNT = 40;
/** What the app may cost beside looking, for each session. */
const OVERHEAD_MS = 5000;

/** Forty recordings of a page with a button, each a minute after the one before. */
function writeRecordings(): string[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const make = new PageMaker();
    const events = [
      ...make.page(make.element('h1', {}, `Order ${at + 1}`), make.element('button', { rrId: 10 }, 'Pay')),
      click(1000, 10),
      add(1100, 5, make.text('Paid')),
      add(3000, 5, make.text('Thank you')),
    ].map((event) => ({ ...event, timestamp: event.timestamp + at * 60_000 }));
    const file = path.join(folder, `order-${at + 1}.json`);
    writeFileSync(file, JSON.stringify(events));
    return file;
  });
}

it('a tester goes through forty recordings by keyboard alone, and gives each a verdict', async () => {
  const files = writeRecordings();
  expect(START_MS).toBeGreaterThan(0);
  await app.begin(files);
  const { keyboard } = app.page;
  const grid = app.page.getByRole('grid', { name: 'Sessions' });
  await grid.focus();
  await keyboard.press('Home');
  await keyboard.press('Enter');
  const place = app.page.getByRole('group', { name: 'Session of the list' });
  const verdict = app.page.getByRole('button', { name: /^Verdict:/ });
  const started = performance.now();
  for (let at = 1; at <= COUNT; at++) {
    await place.getByText(`${at} of ${COUNT}`).waitFor();
    await app.waitUntilOpen();
    await keyboard.press('v');
    await app.page.getByRole('menuitemradio', { name: /^reproduced$/i }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect.poll(() => verdict.innerText()).toMatch(/^reproduced$/i);
    await keyboard.press(at < COUNT ? 'j' : 'Backspace');
  }
  expect((performance.now() - started) / COUNT).toBeLessThan(OVERHEAD_MS);
  await grid.waitFor();
  await expect
    .poll(() => app.page.locator('[data-column="verdict"]').allInnerTexts())
    .toContain('Reproduced');
  await app.expectNoErrors();
});

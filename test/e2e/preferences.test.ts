import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { add, click, PageMaker } from '../helpers/make-page.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
const make = new PageMaker();

/** A recording in which one click is answered after 1.5 s, and one acts outside the page. */
function writeRecording(): string {
  const page = make.page(
    make.element('button', { rrId: 10 }, 'Pay'),
    make.element('button', { rrId: 11 }, 'Copy'),
  );
  const events = [...page, click(100, 10), add(1600, 5), click(4000, 11), add(9000, 5), add(12_000, 5)];
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'clicks-')), 'clicks.json');
  writeFileSync(file, JSON.stringify(events));
  return file;
}

/** How many sessions the filters say to have dead clicks. */
const deadCount = async (): Promise<number> => {
  const filters = app.page.getByRole('complementary', { name: 'Filters' });
  return Number(/\d+$/.exec(await filters.locator('label', { hasText: 'Dead clicks' }).innerText())?.[0]);
};

it('counts clicks by the rules that are set, in the whole library, and keeps them', async () => {
  await app.begin([writeRecording()]);
  await app.page.getByRole('row').nth(1).waitFor();
  await expect.poll(deadCount).toBe(0);

  await app.openPreferences();
  const dead = () => app.page.getByRole('spinbutton', { name: /^Dead click/ });
  expect(await dead().inputValue()).toBe('2500');
  await dead().fill('100');
  const save = () => app.button('Save and index again');
  expect(await save().isDisabled()).toBe(true);
  await dead().fill('1000');
  await save().click();
  await expect.poll(() => save().isDisabled()).toBe(true);
  await app.closeDialog();
  await expect.poll(deadCount).toBe(1);

  await app.restart();
  await app.openPreferences();
  expect(await dead().inputValue()).toBe('1000');
  await app.button('Use defaults').click();
  await save().click();
  await expect.poll(() => save().isDisabled()).toBe(true);
  await app.closeDialog();
  await expect.poll(deadCount).toBe(0);
  await app.expectNoErrors();
});

it('says of a click whose effect is not recorded that it is not', async () => {
  await app.beginIn(writeRecording());
  const row = app.page.getByRole('row', { name: /Copy/ });
  await row.getByText('answer not recorded').waitFor();
  await app.expectNoErrors();
});

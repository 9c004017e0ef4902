import { expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

async function startWithLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await field().waitFor();
}

const field = (): Locator => app.page.getByRole('combobox', { name: 'Search in all sessions' });
const hits = (): Locator => app.page.locator('[data-hit]');
const summary = (): Locator => app.page.locator('.search-results__summary');

const focused = (): Promise<string> =>
  app.page.evaluate(() => (document.activeElement as HTMLElement).innerText);

/** What is marked on the page that is shown. */
function marked(): Promise<string[]> {
  return app.inDocument(() => {
    const found = CSS.highlights.get('airgap-replay-found');
    return found ? Array.from(found, (range) => (range as Range).toString()) : [];
  });
}

it('finds what the user saw and the page logged, and opens the session at that moment with the words marked', async () => {
  await startWithLibrary();
  await field().fill('"payment did not"');
  await expect.poll(() => summary().innerText()).toContain('1 hit in 1 session');
  expect(await hits().innerText()).toMatch(/^0:54\.\d{3}\s+Text\s+The payment did not go through/);
  await hits().click();
  await app.waitUntilOpen();
  await expect.poll(marked).toEqual(['payment did not']);
  expect(await app.slider.getAttribute('aria-valuetext')).toContain('0 minutes 54 seconds');
  await app.expectNoErrors();
});

it('opens a session where it was left, once its hit has been gone to', async () => {
  await startWithLibrary();
  await field().fill('"payment did not"');
  await hits().click();
  await app.waitUntilOpen();
  await expect.poll(marked).toEqual(['payment did not']);
  await app.page.keyboard.press('Home');
  await expect.poll(() => app.position()).toBe(0);
  await app.page.keyboard.press('Backspace');
  await field().fill('');
  const grid = app.page.getByRole('grid');
  await grid.getByText('shop.example').waitFor();
  await grid.press('Enter');
  await app.waitUntilOpen();
  expect(await app.slider.getAttribute('aria-valuetext')).not.toContain('54 seconds');
  expect(await marked()).toEqual([]);
  await app.expectNoErrors();
});

it('is worked by keyboard alone: to the field, to a hit, from hit to hit, and back to the same results', async () => {
  await startWithLibrary();
  await app.page.keyboard.press('/');
  await app.page.keyboard.type('console:payment');
  await expect.poll(() => summary().innerText()).toContain('4 hits in 1 session');
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await app.waitUntilOpen();
  const stepper = app.page.getByRole('group', { name: /Hits of/ });
  expect(await stepper.getByRole('status').innerText()).toBe('2 of 4');
  await stepper.getByRole('button', { name: 'Next hit' }).press('Enter');
  await expect.poll(() => stepper.getByRole('status').innerText()).toBe('3 of 4');
  await expect.poll(() => app.slider.getAttribute('aria-valuetext')).toContain('1 minute 1 second');
  await app.page.keyboard.press('Backspace');
  await expect.poll(() => hits().count()).toBe(4);
  expect(await hits().nth(2).getAttribute('aria-current')).toBe('true');
  expect(await focused()).toBe(await hits().nth(2).innerText());
  await app.page.keyboard.press('/');
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('grid', { name: 'Sessions' }).waitFor();
  await app.expectNoErrors();
});

it('understands phrases, beginnings, exclusions, fields and statuses', async () => {
  await startWithLibrary();
  const totals: Record<string, string> = {
    '"payment failed" ': '1 hit',
    'console:"payment started" ': '2 hits',
    'status:>=500': '1 hit',
    'status:4xx ': '1 hit',
    'gateway_timeout -console ': '2 hits',
    'person:ada payment ': '6 hits',
    'custom:"$recording_started" ': '5 hits',
    nowhere_to_be_found: 'No results for',
  };
  for (const [typed, total] of Object.entries(totals)) {
    await field().fill(typed);
    await expect.poll(() => summary().innerText(), { message: typed }).toContain(total);
  }
  await app.expectNoErrors();
});

it('never finds what was masked', async () => {
  await startWithLibrary();
  await field().fill('"card number"');
  await expect.poll(() => summary().innerText()).toMatch(/\d hits? in 1 session/);
  await field().fill('text:4242 ');
  await expect.poll(() => summary().innerText()).toContain('No results for');
  await app.expectNoErrors();
});

it('selects the row of what was found, in a list that holds it', async () => {
  await startWithLibrary();
  await field().fill('console:"payment failed" ');
  await expect.poll(() => hits().count()).toBe(1);
  await hits().click();
  const panel = await app.openTab('Console');
  await expect.poll(() => panel.locator('[aria-selected="true"]').innerText()).toContain('payment failed with 500'); // prettier-ignore
  await app.button('Back to the library').click();
  await field().fill('status:404 ');
  await expect.poll(() => hits().allInnerTexts()).toEqual([expect.stringContaining('Request 404')]);
  await hits().click();
  const everything = app.page.getByRole('tabpanel', { name: 'All', exact: true });
  await expect.poll(() => everything.locator('[aria-selected="true"]').innerText()).toContain('GET 404');
  await app.expectNoErrors();
});

it('searches under the filter of the library, in the order that is chosen', async () => {
  await startWithLibrary();
  await app.page.getByRole('checkbox', { name: 'shop.example' }).click();
  await field().fill('person:ada payment ');
  await expect.poll(() => summary().innerText()).toContain('6 hits in 1 session');
  await field().fill('');
  await app.button('Clear all').click();
  await app.page.getByRole('checkbox', { name: 'ops.example' }).click();
  await field().fill('person:ada payment ');
  await expect.poll(() => summary().innerText()).toContain('No results for');
  await app.expectNoErrors();
});

it('completes fields and values while one types, and says what was probably meant', async () => {
  await startWithLibrary();
  await field().fill('stat');
  await app.page.getByRole('option', { name: /status:/ }).waitFor();
  await field().press('ArrowDown');
  await field().press('Enter');
  expect(await field().inputValue()).toBe('status:');
  await app.page.getByRole('option', { name: /status:5xx/ }).click();
  await expect.poll(() => summary().innerText()).toContain('1 hit');
  await field().fill('status:>=abc');
  await app.page.getByText('“>=abc” is no status.').waitFor();
  await app.expectNoErrors();
});

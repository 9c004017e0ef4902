import { expect, it } from 'vitest';
import { dropFiles } from '../drop-files.ts';
import { SAMPLES } from '../replay-app.ts';
import { shareApp } from '../shared-app.ts';

const app = shareApp();

it('a support engineer is handed a file, finds out why the payment failed, and writes it down where it happened', async () => {
  await app.begin();
  await app.button('Import files…').waitFor();
  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  await app.pause();

  // What failed stands at the head of the inspector, and leads there.
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByText('1 payment request failed (500)').click();
  await expect.poll(() => app.position()).toBeGreaterThan(52_900);
  await expect.poll(() => app.position()).toBeLessThan(53_100);

  // The answer of the server says why.
  const failed = app.page
    .getByRole('row', { name: /payments/ })
    .and(app.page.locator('[data-level="error"]'));
  await failed.first().waitFor();
  await app.page.getByRole('tab', { name: /^Network/ }).click();
  const row = app.page.getByRole('row', { name: /POST payments 500/ });
  await row.getByRole('button', { name: 'Open' }).click();
  await app.page.getByText('gateway_timeout').first().waitFor();

  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('b');
  await app.page
    .getByRole('textbox', { name: 'Text of the note' })
    .fill('The bank did not answer: gateway_timeout');
  await app.page.keyboard.press('Enter');
  const notes = await app.openTab('Notes');
  await notes.getByText('The bank did not answer: gateway_timeout').waitFor();
  await app.expectNoErrors();
});

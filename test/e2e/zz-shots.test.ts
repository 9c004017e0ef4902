import { it } from 'vitest';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
const OUT = '/tmp/w2-shots';

async function size(width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, s) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => !webContents.getURL().endsWith('#previews'))
        ?.setContentSize(s.width, s.height),
    { width, height },
  );
  await app.page.waitForFunction((w) => innerWidth === w, width);
}
async function shoot(name: string): Promise<void> {
  await app.page.evaluate(() => new Promise((r) => setTimeout(r, 500)));
  await app.page.screenshot({ path: `${OUT}/${name}.png` });
}

it('takes pictures', async () => {
  await app.begin(Object.values(SAMPLES));
  await app.page.getByRole('row', { name: /Ada Example/ }).click();
  await app.waitUntilOpen();
  await app.pause();
  await app.setTheme('light');
  await size(1280, 800);
  const net = await app.openTab('Network');
  await net.getByRole('treegrid').press('End');
  const failed = net.getByRole('row', { name: /POST payments 500/ });
  await failed.locator('.item-line__label').click();
  await failed.getByRole('button', { name: 'Open' }).click();
  await failed.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await shoot('network-1280-light');
  await failed.locator('.item-line__label').click({ button: 'right' });
  await shoot('menu-1280-light');
  await app.page.keyboard.press('Escape');
  await app.button('More tabs').click();
  await shoot('more-1280-light');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('v');
  await shoot('verdict-1280-light');
  await app.page.keyboard.press('Escape');
  const all = await app.openTab('All');
  await all.getByRole('button', { name: /^Filter by kind/ }).click();
  await shoot('filter-1280-light');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('b');
  await app.page
    .getByRole('textbox', { name: 'Text of the note' })
    .fill('The bank did not answer\nAsked Kai');
  await shoot('editor-1280-light');
  await app.page.keyboard.press('Enter');
  await all.getByRole('row').nth(6).click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Add note' }).click();
  await app.page.getByRole('textbox', { name: 'Text of the note' }).fill('Look at this');
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('button', { name: /^Notes/ }).click();
  await app.page.getByRole('textbox', { name: 'Text of the note' }).fill('Seen by support');
  await app.page.keyboard.press('Enter');
  await all.getByText('Has a note').first().waitFor();
  await app.setTheme('dark');
  await shoot('all-1280-dark');
  await app.openTab('Notes');
  await shoot('notes-1280-dark');
  await size(1024, 640);
  await shoot('notes-1024-dark');
  await app.setTheme('light');
  await app.openTab('All');
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('[');
  await app.clickSlider(30_000);
  await app.page.keyboard.press(']');
  await shoot('all-1024-light');
  await size(1920, 1080);
  await shoot('all-1920-light');
  await app.page.keyboard.press('F2');
  await shoot('rename-1920-light');
  await app.page.keyboard.press('Escape');
});

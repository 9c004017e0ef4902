import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { add, at, PageMaker } from '../helpers/make-page.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = new PageMaker();
const BEGINNING = `Assistant: ${'let me look at that for you. '.repeat(10)}`;
const grow = (ms: number, said: string): ReplayEvent =>
  at(ms, { source: 0, adds: [], removes: [], attributes: [], texts: [{ id: 50, value: BEGINNING + said }] });
const say = (ms: number, text: string): ReplayEvent => add(ms, 5, make.text(text));
const EVENTS = [
  ...make.page('Account'),
  say(1000, '您的订单已经取消，请联系客服'),
  say(2000, 'ﾛｸﾞｲﾝできませんでした'),
  say(3000, '로그인에 실패했어요'.normalize('NFD')),
  say(4000, 'เข้าสู่ระบบไม่สำเร็จ'),
  say(5000, '😀👩‍👧 Ｃｏｄｅ：Ａ１２ 𠮷野'),
  add(6000, 5, { type: 3, id: 50, textContent: BEGINNING }),
  grow(8000, 'your'),
  grow(10_000, 'your parcel'),
  grow(12_000, 'your parcel was'),
  grow(14_000, 'your parcel was delivered'),
  say(20_000, 'The end'),
];

const field = (): Locator => app.page.getByRole('combobox', { name: 'Search in all sessions' });
const hits = (): Locator => app.page.locator('[data-hit]');

/** What is marked on the page that is shown. */
function marked(): Promise<string[]> {
  return app.inDocument(() => {
    const found = CSS.highlights.get('airgap-replay-found');
    return found ? Array.from(found, (range) => (range as Range).toString()) : [];
  });
}

it('finds words of scripts without spaces and what was added to a text, and marks them on the page', async () => {
  const file = path.join(folder, 'scripts.json');
  writeFileSync(file, JSON.stringify(EVENTS));
  await app.begin([file]);
  const cases: readonly (readonly [typed: string, at: string, mark: string])[] = [
    ['取消', '0:01', '取消'],
    ['联系客服', '0:01', '联系客服'],
    ['ログイン', '0:02', 'ﾛｸﾞｲﾝ'],
    ['실패', '0:03', '실패'.normalize('NFD')],
    ['สำเร็จ', '0:04', 'สำเร็จ'],
    ['a12', '0:05', 'Ａ１２'],
    ['野', '0:05', '野'],
    ['parcel', '0:10', 'parcel'],
    ['"parcel was delivered"', '0:14', 'parcel was delivered'],
  ];
  for (const [typed, moment, mark] of cases) {
    await field().fill('');
    await expect.poll(() => hits().count()).toBe(0);
    await field().fill(typed);
    await expect
      .poll(() => hits().allInnerTexts(), { message: typed })
      .toEqual([expect.stringMatching(new RegExp(`^${moment}\\.0`))]);
    await hits().click();
    await app.waitUntilOpen();
    await expect.poll(marked, { message: typed }).toEqual([mark]);
    await app.button('Back to the library').click();
  }
  await app.expectNoErrors();
});

import type { Page } from 'playwright';
import { openBrowser } from './browser.ts';
import { startSite, type Site } from './site.ts';
import { User } from './user.ts';
import { writeLines } from './write.ts';

/** The SDK holds its events for two seconds before it sends them. */
const FLUSH_MS = 2600;

const APPLICATION: Site = {
  host: 'apply.example',
  folder: 'apply',
  recorder: 'posthog',
  pages: { '/apply': 'form.html', '/guide': 'guide.html', '/style.css': 'style.css' },
  api: (_method, { pathname }) =>
    pathname.startsWith('/api/') ? { status: 200, body: { saved: true }, afterMs: 160 } : undefined,
};

/** Records an application form with posthog-js while its guide is open in a second window. */
export async function recordApplication(): Promise<void> {
  const running = await startSite(APPLICATION);
  const { page, close } = await openBrowser(running);
  const user = new User(page);
  await page.goto('http://apply.example/apply');
  await fillSteps(user);
  const guidePage = await openGuide(page, user);
  const guide = new User(guidePage);
  await switchTab(page, guidePage);
  await calculate(guide, guidePage);
  await switchTab(guidePage, page);
  await checkIncome(user);
  await switchTab(page, guidePage);
  await tickDocuments(guide);
  await switchTab(guidePage, page);
  await send(user);
  await close();
  running.close();
  writeLines('two-window-form.jsonl', running.captured);
}

async function fillSteps(user: User): Promise<void> {
  await user.pause(1600);
  await user.type('[name=name]', 'Ben Sample');
  await user.type('[name=email]', 'ben@apply.example');
  await user.type('[name=address]', '7 Placeholder Row, Testford');
  await user.click('#next');
  await user.pause(900);
  await user.click('[name=people]');
  await user.type('[name=from]', 'May 2027');
  await user.click('[value="3 rooms"]');
  await user.click('#next');
  await user.pause(1200);
}

async function openGuide(page: Page, user: User): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await user.click('#hint a');
  const guide = await opened;
  await guide.waitForLoadState('load');
  return guide;
}

/** Playwright keeps every page visible; so each is told what a tab would notice when another comes to front. */
async function switchTab(from: Page, to: Page): Promise<void> {
  await from.evaluate(visibilityScript('hidden'));
  await to.evaluate(visibilityScript('visible'));
}

function visibilityScript(state: 'hidden' | 'visible'): string {
  return `Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));`;
}

async function calculate(guide: User, page: Page): Promise<void> {
  await guide.pause(2400);
  await guide.moveTo('#range');
  await page.focus('#range');
  await guide.key('ArrowRight', 8);
  await guide.click('#use');
  await guide.pause(800);
}

async function checkIncome(user: User): Promise<void> {
  await user.pause(1500);
  await user.moveTo('#hint');
  await user.type('[name=source]', 'Salary');
  await user.pause(600);
}

async function tickDocuments(guide: User): Promise<void> {
  await guide.pause(700);
  await guide.click('.option:nth-of-type(1) input');
  await guide.click('.option:nth-of-type(2) input');
  await guide.click('details:first-of-type summary');
  await guide.pause(2600);
  await guide.click('details:last-of-type summary');
  await guide.pause(2600);
}

async function send(user: User): Promise<void> {
  await user.pause(800);
  await user.click('#next');
  await user.pause(1400);
  await user.type('[name=note]', 'We have one quiet cat.');
  await user.click('#next');
  await user.pause(FLUSH_MS + 800);
}

import { openBrowser } from './browser.ts';
import type { RecordedEvent } from './ingest.ts';
import { startSite, type Site } from './site.ts';
import { User } from './user.ts';
import { writeArray } from './write.ts';

const DASHBOARD: Site = {
  host: 'ops.example',
  folder: 'ops',
  recorder: 'rrweb',
  pages: { '/overview': 'index.html', '/style.css': 'style.css' },
  api: () => undefined,
};

/** Long enough that a player's "skip inactivity" has something to skip. */
const IDLE_MS = { coffee: 36_000, phoneCall: 52_000, lunch: 31_000 };

/** Records an operations dashboard with plain rrweb: one page load, client-side routes, idle stretches. */
export async function recordDashboard(): Promise<void> {
  const running = await startSite(DASHBOARD);
  const { page, close } = await openBrowser(running);
  const user = new User(page);
  await page.goto('http://ops.example/overview');
  await lookAround(user);
  await user.pause(IDLE_MS.coffee);
  await workOnTickets(user);
  await user.pause(IDLE_MS.phoneCall);
  await inspectServices(user);
  await writeHandover(user);
  await user.pause(IDLE_MS.lunch);
  await finishUp(user);
  const events = await page.evaluate<RecordedEvent[]>('stopRecording(), recorded');
  await close();
  running.close();
  writeArray('single-page-app.json', events);
}

async function lookAround(user: User): Promise<void> {
  await user.pause(2500);
  await user.moveTo('.tile:nth-child(2)');
  await user.pause(1500);
  await user.moveTo('#line');
  await user.pause(2000);
  await user.moveTo('.bar:nth-of-type(3)');
  await user.pause(2500);
  await user.moveTo('#feed tr:nth-child(2)');
  await user.scroll(300);
  await user.pause(3500);
  await user.scroll(-300);
  await user.pause(1500);
}

async function workOnTickets(user: User): Promise<void> {
  await user.click('a[href="/tickets"]');
  await user.pause(2200);
  await user.click('[data-id="T-481"]');
  await user.pause(1500);
  await user.type('#reply', 'Looking into it: the queue behind the gateway is full.');
  await user.click('#send');
  await user.pause(2000);
  await user.drag('[data-id="T-481"]', '[data-lane="doing"]');
  await user.pause(1800);
  await user.drag('[data-id="T-472"]', '[data-lane="done"]');
  await user.pause(2400);
  await filterAndCreate(user);
}

async function filterAndCreate(user: User): Promise<void> {
  await user.type('#filter', 'gate');
  await user.pause(2600);
  await user.key('Backspace', 4);
  await user.click('#create');
  await user.pause(900);
  await user.type('#title', 'Queue of the customs gateway needs an alarm');
  await user.click('#add');
  await user.pause(2500);
}

async function inspectServices(user: User): Promise<void> {
  await user.click('a[href="/services"]');
  await user.pause(2000);
  await user.click('[data-key="latency"]');
  await user.pause(1600);
  await user.click('[data-key="uptime"]');
  await user.pause(1600);
  await user.click('[data-name="Customs gateway"]');
  await user.pause(2600);
  await user.click('.restart');
  await user.pause(2500);
  await user.click('[data-name="Tide model"]');
  await user.pause(2600);
  await user.scroll(400);
  await user.pause(2200);
  await user.scroll(-400);
  await user.click('[data-name="Yard planner"]');
  await user.pause(2600);
}

async function writeHandover(user: User): Promise<void> {
  await user.click('a[href="/settings"]');
  await user.pause(1500);
  await user.click('.switch span');
  await user.pause(2500);
  await user.type('#note', 'The customs gateway was restarted; watch its queue until the evening.');
  await user.choose('#when', '18:00');
  await user.click('#save');
  await user.pause(2800);
}

async function finishUp(user: User): Promise<void> {
  await user.click('a[href="/overview"]');
  await user.pause(3000);
  await user.moveTo('#line');
  await user.pause(2500);
  await user.click('a[href="/tickets"]');
  await user.pause(1800);
  await user.drag('[data-id="T-481"]', '[data-lane="done"]');
  await user.pause(3000);
  await user.click('[data-id="T-481"]');
  await user.type('#reply', 'Closed. The queue has drained.');
  await user.click('#send');
  await user.pause(3200);
  await user.click('a[href="/overview"]');
  await user.pause(4000);
}

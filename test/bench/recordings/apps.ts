import type { SeededRandom } from '../../helpers/seeded-random.ts';
import { Page, type PageNode } from './page.ts';

/** A page whose content changes as such pages do, a step at a time. */
export interface RecordedApp {
  readonly page: Page;
  /** Changes something. */
  step(random: SeededRandom): void;
}

export type AppKind = 'table' | 'single-page' | 'feed';

export const APP_KINDS: readonly AppKind[] = ['table', 'single-page', 'feed'];

const CSS = `body { font: 14px system-ui, sans-serif; margin: 0; color: #1c2733; background: #f5f7f9 }
header { padding: 12px 24px; background: #10324a; color: #fff } main { padding: 16px 24px }
table { border-collapse: collapse; width: 100% } td { border-bottom: 1px solid #d8dee4; padding: 4px 10px }
.up { color: #0a7a3b } .down { color: #b3261e } .card { background: #fff; border: 1px solid #d8dee4;
border-radius: 6px; margin: 0 0 12px; padding: 12px } .row { display: flex; gap: 12px }`;

const WORDS =
  'account balance transfer payee amount currency statement settings profile order basket price limit branch'.split(
    ' ',
  );

/** The app of a kind, as it is when it has been loaded. */
export function startApp(kind: AppKind, random: SeededRandom): RecordedApp {
  switch (kind) {
    case 'table':
      return startTable(random);
    case 'single-page':
      return startSinglePage(random);
    case 'feed':
      return startFeed(random);
  }
}

/** 300 rows of which some change all the time, as on a trading desk. */
function startTable(random: SeededRandom): RecordedApp {
  const page = new Page(CSS);
  const rows = Array.from({ length: 300 }, () => makeRow(page, random));
  page.body.childNodes.push(frame(page, page.element('table', {}, [page.element('tbody', {}, rows)])));
  return {
    page,
    step: () => {
      for (let changes = 2 + random.int(8); changes > 0; changes--) {
        const cell = random.pick(random.pick(rows).childNodes);
        page.setText(cell, amount(random));
        page.setAttribute(cell, 'class', random.pick(['up', 'down', 'even']));
      }
      if (random.int(20) === 0) {
        replaceRow(page, rows, random);
      }
    },
  };
}

function makeRow(page: Page, random: SeededRandom): PageNode {
  const cells = Array.from({ length: 8 }, (_, at) =>
    page.element('td', { class: 'even' }, [at === 0 ? sentence(random, 2) : amount(random)]),
  );
  return page.element('tr', { 'data-key': String(random.int(1e6)) }, cells);
}

function replaceRow(page: Page, rows: PageNode[], random: SeededRandom): void {
  const at = random.int(rows.length);
  const old = rows[at]!;
  const table = old.parent!;
  const place = table.childNodes.indexOf(old);
  page.remove(old);
  rows[at] = makeRow(page, random);
  page.insert(table, rows[at], place);
}

/** Views of some hundred nodes that replace each other, with small changes in between. */
function startSinglePage(random: SeededRandom): RecordedApp {
  const page = new Page(CSS);
  const main = page.element('main', {}, [makeView(page, random)]);
  page.body.childNodes.push(page.element('header', {}, [sentence(random, 3)]), main);
  return {
    page,
    step: () => {
      const [view] = main.childNodes;
      if (view && random.int(60) === 0) {
        page.remove(view);
        page.append(main, makeView(page, random));
        return;
      }
      for (let changes = 1 + random.int(4); view && changes > 0; changes--) {
        const card = random.pick(view.childNodes);
        page.setAttribute(card, 'class', random.pick(['card', 'card up', 'card down']));
        page.setText(card.childNodes[0]!, sentence(random, 5));
      }
    },
  };
}

function makeView(page: Page, random: SeededRandom): PageNode {
  return page.element(
    'section',
    {},
    Array.from({ length: 40 + random.int(40) }, () => makeCard(page, random)),
  );
}

/** Cards that come in at the end and go at the beginning. */
function startFeed(random: SeededRandom): RecordedApp {
  const page = new Page(CSS);
  const feed = page.element(
    'main',
    {},
    Array.from({ length: 60 }, () => makeCard(page, random)),
  );
  page.body.childNodes.push(feed);
  return {
    page,
    step: () => {
      page.append(feed, makeCard(page, random));
      if (feed.childNodes.length > 400) {
        page.remove(feed.childNodes[0]!);
      }
    },
  };
}

function makeCard(page: Page, random: SeededRandom): PageNode {
  const fields = Array.from({ length: 3 }, () => page.element('span', {}, [amount(random)]));
  return page.element('div', { class: 'card' }, [
    page.element('h3', {}, [sentence(random, 4)]),
    page.element('p', {}, [sentence(random, 12)]),
    page.element('div', { class: 'row' }, fields),
  ]);
}

function frame(page: Page, content: PageNode): PageNode {
  return page.element('main', {}, [content]);
}

function sentence(random: SeededRandom, words: number): string {
  return Array.from({ length: words }, () => random.pick(WORDS)).join(' ');
}

function amount(random: SeededRandom): string {
  return `${random.int(100_000)}.${String(random.int(100)).padStart(2, '0')}`;
}

import { beforeEach, describe, expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import { readItems } from '../../../../../electron/library/index/items.ts';
import { countUnindexed } from '../../../../../electron/library/index/index-pieces.ts';
import { findItems } from '../../../../../electron/library/search/items-search.ts';
import { searchLibrary } from '../../../../../electron/library/search/search.ts';
import { toIndexQuery } from '../../../../../electron/library/search/search-select.ts';
import { saveBookmark } from '../../../../../electron/library/sessions/bookmarks.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { toIndexText } from '../../../../../shared/search/index-text.ts';
import { findPhrase, wordsOf } from '../../../../../shared/search/words.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { makeOlder } from '../../../../helpers/make-older.ts';
import { add, PageMaker } from '../../../../helpers/make-page.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

const make = new PageMaker();
const TEXTS = [
  '抱歉，网络连接已经中断。',
  'サーバーに接続できませんでした',
  'ﾊﾟｽﾜｰﾄﾞが違います',
  '서버에 연결할 수 없습니다',
  'ไม่สามารถเชื่อมต่อเครือข่ายได้',
  'ບໍ່ສາມາດເຊື່ອມຕໍ່',
  'មិនអាចភ្ជាប់បណ្ដាញ',
  'ကွန်ရက်ချိတ်ဆက်၍မရပါ',
  'Ｏｒｄｅｒ　Ｎｏ．４２　für Zoë 😀👩‍💻 第7章',
];
const EVENTS = [...make.page('start'), ...TEXTS.map((text, at) => add(1000 * (at + 1), 5, make.text(text)))];

function searchIn(library: WritableLibrary, typed: string): (readonly [ms: number, marked: string])[] {
  const limits = { sessions: 10, hitsPerSession: 100, hits: 100 };
  return searchLibrary(library, parseSearchQuery(typed), limits).found.flatMap(({ hits }) =>
    hits.map(({ atMs, snippet: { text, marks } }) => {
      return [atMs - START_MS, marks.map((mark) => text.slice(...mark)).join('|')] as const;
    }),
  );
}

describe('words of scripts without spaces', () => {
  let library: WritableLibrary;
  beforeEach(async () => {
    library = makeLibrary();
    await storeSession(library, { id: makeId('a'), chunks: [EVENTS] });
    await new LibraryIndexer(library, '', () => undefined).run();
  });

  it.each<[string, number, string]>([
    ['网络', 1000, '网络'],
    ['连接', 1000, '连接'],
    ['中断', 1000, '中断'],
    ['断', 1000, '断'],
    ['网络 中断', 1000, '网络|中断'],
    ['text:"连接已经"', 1000, '连接已经'],
    ['接続', 2000, '接続'],
    ['サーバー', 2000, 'サーバー'],
    ['ｻｰﾊﾞｰ', 2000, 'サーバー'],
    ['でき*', 2000, 'でき'],
    ['パスワード', 3000, 'ﾊﾟｽﾜｰﾄﾞ'],
    ['ワード'.normalize('NFD'), 3000, 'ﾜｰﾄﾞ'],
    ['연결', 4000, '연결'],
    ['서버'.normalize('NFD'), 4000, '서버'],
    ['เครือข่าย', 5000, 'เครือข่าย'],
    ['ສາມາດ', 6000, 'ສາມາດ'],
    ['ភ្ជាប់', 7000, 'ភ្ជាប់'],
    ['ချိတ်ဆက်', 8000, 'ချိတ်ဆက်'],
    ['order', 9000, 'Ｏｒｄｅｒ'],
    ['４２', 9000, '４２'],
    ['"no 42"', 9000, 'Ｎｏ．４２'],
    ['fu\u0308r', 9000, 'für'],
    ['第7', 9000, '第7'],
    ['7章', 9000, '7章'],
  ])('are found from any place in a run: %s', (typed, ms, marked) => {
    expect(searchIn(library, typed)).toEqual([[ms, marked]]);
  });

  it.each(['网接', '断中', '中 连络', '続でん', 'パズ', '연할', 'เครือข่าว', '😀', '第章', '连接 -网络'])(
    'are not found where they do not stand so: %s',
    (typed) => {
      expect(searchIn(library, typed)).toEqual([]);
    },
  );

  it('are found among bookmarks too, in whatever form', () => {
    const moment = { key: null, windowNumber: 1, fromMs: START_MS, toMs: null, createdAtMs: 1 };
    saveBookmark(library, makeId('a'), { ...moment, text: 'ここでｴﾗｰ発生' });
    expect(searchIn(library, 'エラー')).toEqual([[0, 'ｴﾗｰ']]);
    expect(searchIn(library, '発')).toEqual([[0, '発']]);
  });
});

it.each([
  ['接続', ['サーバー接続']],
  ['ｻｰﾊﾞ', ['サーバー接続']],
  ['バー'.normalize('NFD'), ['サーバー接続']],
  ['ＰＡＹ', ['Pay now']],
  ['cafe', ['Café']],
  ['CAFÉ', ['Café']],
  ['断网', ['GET']],
  ['ーサ', []],
])('items of a session that hold %s are found among its items', async (text, labels) => {
  const library = makeLibrary();
  await storeSession(library);
  addItems(library, [
    makeItem(1, { label: 'Pay now' }),
    makeItem(2, { label: 'サーバー接続' }),
    makeItem(3, { label: 'Cafe\u0301'.normalize('NFC') }),
    makeItem(4, { label: 'GET', texts: { network: '已经断网了' } }),
  ]);
  const keys = [...findItems(library, makeId('a'), text)].sort((a, b) => a - b);
  expect(readItems(library, makeId('a'), keys).map(({ label }) => label)).toEqual(labels);
});

const SIGNS = [
  ...Array.from('网络错误のエラーｴﾗｰ오류ไทยล้ບໍြန်ខ្មែabAB12é–· \u200B\u00AD😀𠮷𫠠'),
  'e\u0301',
  '\u3099',
  '오'.normalize('NFD'),
];

it('what the index finds in a text is what is marked in it, and nothing else', () => {
  const random = seededRandom(11);
  const { database } = makeLibrary();
  const insert = database.prepare('INSERT INTO items_fts (rowid, text) VALUES (1, ?)');
  const isFound = database.prepare('SELECT count(*) FROM items_fts WHERE items_fts MATCH ?').pluck();
  for (let run = 0; run < 3000; run++) {
    const text = Array.from({ length: 8 }, () => random.pick(SIGNS)).join('');
    insert.run(toIndexText(text));
    for (const phrase of [
      text.slice(random.int(4), 3 + random.int(6)),
      random.pick(SIGNS) + random.pick(SIGNS),
    ]) {
      const found = findPhrase([...wordsOf(text)], phrase, false);
      const inIndex = isFound.get(toIndexQuery(phrase, false)) === 1;
      expect([text, phrase, found.length > 0]).toEqual([text, phrase, inIndex]);
      expect(found.every((words) => words[0]!.from < words.at(-1)!.to)).toBe(true);
    }
    database.exec('DELETE FROM items_fts');
  }
});

it('a library that was indexed before words were divided so is indexed anew', async () => {
  const folder = makeTempFolder();
  const library = openForWriting(folder, 0);
  await storeSession(library, { id: makeId('a'), chunks: [EVENTS] });
  await new LibraryIndexer(library, '', () => undefined).run();
  library.database.close();
  makeOlder(folder, '');
  const opened = makeLibrary(folder);
  expect([countUnindexed(opened), searchIn(opened, '连接')]).toEqual([1, []]);
  await new LibraryIndexer(opened, '', () => undefined).run();
  expect([countUnindexed(opened), searchIn(opened, '连接')]).toEqual([0, [[1000, '连接']]]);
});

it.each([
  ['in its structure', 'UPDATE items_fts_data SET block = zeroblob(3)'],
  ['in the sizes of its rows', "UPDATE items_fts_docsize SET sz = x''"],
])('such a library whose full-text index is damaged is indexed anew too, %s', async (_, damage) => {
  const folder = makeTempFolder();
  const library = openForWriting(folder, 0);
  await storeSession(library, { id: makeId('a'), chunks: [EVENTS] });
  await new LibraryIndexer(library, '', () => undefined).run();
  library.database.close();
  makeOlder(folder, damage);
  const opened = makeLibrary(folder);
  await new LibraryIndexer(opened, '', () => undefined).run();
  expect(searchIn(opened, '连接')).toEqual([[1000, '连接']]);
});

import { expect, it } from 'vitest';
import { chooseScenes, listScenes } from '../../../../shared/story/scenes.ts';
import { shortenStory } from '../../../../shared/story/short-story.ts';
import { START_MS } from '../../../helpers/make-events.ts';
import { makeListed, pageAt, requestAt, tell, toText } from '../../../helpers/story-items.ts';

const STORY = tell([
  pageAt(0, '/'),
  pageAt(500, '/cart'),
  makeListed(3000, { label: 'Pay' }),
  requestAt(3010, 'POST', '/api/pay', 500, { durationMs: 1200 }),
  // Seen in the picture of the request.
  makeListed(4215, { kind: 'console', level: 'error', label: 'pay: 500' }),
  requestAt(9000, 'POST', '/api/pay', 200),
  requestAt(9500, 'GET', '/tips', 404),
  pageAt(12_000, '/done'),
]);

it('has a picture of each page when it has come, and of each problem when it shows', () => {
  expect(
    listScenes(STORY).map(({ caption, tone, atMs, pictureMs }) => [
      toText(caption),
      tone,
      atMs - START_MS,
      pictureMs - START_MS,
    ]),
  ).toEqual([
    // The next page comes soon.
    ['shop.example/', 'plain', 0, 499],
    ['/cart', 'plain', 500, 2000],
    ['POST /api/pay failed (500)', 'danger', 3010, 4610],
    ['GET /tips failed (404)', 'danger', 9500, 9900],
    ['/done', 'plain', 12_000, 13_500],
  ]);
});

it('chooses of scenes the first page and the worst, in order of time', () => {
  expect(chooseScenes(listScenes(STORY), 3).map(({ caption }) => toText(caption))).toEqual([
    'shop.example/',
    'POST /api/pay failed (500)',
    'GET /tips failed (404)',
  ]);
});

it('is told in three lines, problems first, in order of time', () => {
  expect(shortenStory(STORY).map(({ parts }) => toText(parts))).toEqual([
    'POST /api/pay failed (500)',
    'POST /api/pay succeeded this time (200)',
    'GET /tips failed (404)',
  ]);
});

it('is told by its first and last page where nothing failed', () => {
  const story = tell([
    pageAt(0, '/'),
    pageAt(10, '/a'),
    makeListed(20, { label: 'Go' }),
    pageAt(900, '/end'),
  ]);
  expect(shortenStory(story).map(({ parts }) => toText(parts))).toEqual([
    'Opened shop.example/',
    'Opened /a',
    'Opened /end',
  ]);
  expect(shortenStory(tell([]))).toEqual([]);
});

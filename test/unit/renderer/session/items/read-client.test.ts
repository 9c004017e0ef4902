import { expect, it } from 'vitest';
import { readClient } from '../../../../../renderer/session/items/read-client.ts';

it('tells the browser, the system and the recorder where an event names them', () => {
  const properties = {
    $browser: 'Firefox',
    $browser_version: 140,
    $viewport_width: 1280,
    $viewport_height: 800,
    $lib: 'web',
  };
  expect(readClient([JSON.stringify(properties)])).toEqual([
    ['Browser', 'Firefox 140'],
    ['Viewport', '1280 × 800'],
    ['Recorder', 'web'],
  ]);
});

it('tells the version of the recorder where only its set-up names it', () => {
  expect(readClient(['{"recorderVersion":"v2","enabled":true}'])).toEqual([['Recorder', 'v2']]);
});

it('believes the first that says something, and nothing that is no object', () => {
  expect(readClient(['{"$os":"Linux"}', '{"$os":"Windows"}', 'no JSON', '[]', 'null'])).toEqual([
    ['System', 'Linux'],
  ]);
  expect(readClient(['{"$os":{"a":1}}'])).toEqual([]);
});

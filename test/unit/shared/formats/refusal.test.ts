import { describe, expect, it } from 'vitest';
import { createFileHead } from '../../../../shared/formats/file-head.ts';
import { explainRefusal } from '../../../../shared/formats/refusal.ts';
import { toBytes } from '../../../helpers/chunks.ts';

const explain = (contents: string | readonly number[]): string =>
  explainRefusal(
    createFileHead('file', typeof contents === 'string' ? toBytes(contents) : new Uint8Array(contents)),
  );

describe('explainRefusal', () => {
  it.each<[string, string | readonly number[], RegExp]>([
    ['an empty file', '', /^The file is empty\. Export the recording again/],
    [
      'a PNG',
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a],
      /^This is a PNG image, not a session replay\. Supported are/,
    ],
    ['a ZIP', [0x50, 0x4b, 3, 4, 0], /^This is a ZIP archive, not a session replay\. Unpack it/],
    ['a SQLite file', 'SQLite format 3\0', /^This is a SQLite database/],
    ['a web page', '\n <!DOCTYPE html><html>', /^This is a web page \(HTML\).*while signed in\.$/],
    ['a web page without a doctype', '<html lang="en">', /^This is a web page/],
    ['text', 'hello', /^This is not JSON\. Supported are PostHog exports/],
    ['an empty list', '[]', /^This JSON array holds no replay events\./],
    ['another list', '[{"a":1}]', /^This is a JSON array, but its items are not replay events/],
    ['a number', '12', /^This is JSON, but a single value/],
    ['a text value', '"12"', /^This is JSON, but a single value/],
    ['an empty object', '{}', /^This begins like JSON but holds no replay events\./],
    ['another object', '{"a":1,"b":{}}', /^This is JSON, but .*\(its keys: “a”, “b”\)\./],
  ])('says what %s is', (_, contents, sentence) => {
    expect(explain(contents)).toMatch(sentence);
  });

  it('shows a few keys, none of them long', () => {
    const keys = ['k'.repeat(100), ...'hgfedcba'.split('')];
    const shown = explain(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1]))));
    expect(shown).toContain(`(its keys: “${'k'.repeat(40)}”, “h”, “g”, “f”, “e”, “d” …)`);
  });
});

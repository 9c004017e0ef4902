import { describe, expect, it } from 'vitest';
import { createFileHead } from '../../../../shared/formats/file-head.ts';
import { explainRefusal } from '../../../../shared/formats/refusal.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';
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
    ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27], /^This is a 7z archive\. Unpack it, and import/],
    ['an MP4 video', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70], /^This is a video, not a session replay/],
    ['a Parquet file', 'PAR1', /^This is a Parquet file\. PostHog’s batch exports/],
    ['control characters', [1, 2, 3, 4, 65], /^Unknown binary data/],
    [
      'a list of sources',
      '{"sources":[{"source":"blob_v2"}]}',
      /^This is only the list of a recording’s parts/,
    ],
    ['a deleted recording', '{"error":"recording_deleted"}', /this recording was deleted/],
    [
      'a server’s error',
      '{"type":"authentication_error","detail":"Not found."}',
      /^This is an error message/,
    ],
    ['metadata', '{"id":"s","recording_duration":301}', /about a recording \(its metadata\)/],
    ['a list of metadata', '{"results":[{"id":"s","recording_duration":301}]}', /its metadata/],
    [
      'a batch export',
      '{"uuid":"u","event":"$pageview","properties":{}}',
      /^These are product analytics events/,
    ],
    [
      'a list of product events',
      '{"next":null,"results":[{"event":"$pageview","properties":{}}]}',
      /^This is a list of product analytics events/,
    ],
    ['persons', '{"results":[{"id":1,"distinct_ids":["a"],"properties":{}}]}', /^These are persons/],
    ['rows of persons', '{"person_id":"p","properties":"{}","person_version":2}\n', /^These are persons/],
    ['an answer to a query', '{"columns":["id"],"results":[[1]],"hogql":"SELECT 1"}', /HogQL/],
    ['a link', 'https://eu.posthog.com/replay/0190\n', /^This is only a link/],
    ['a link of Windows', '[InternetShortcut]\r\nURL=https://a.example/', /^This is only a link/],
    ['a Playwright trace', '{"type":"context-options","version":8}', /^This is a Playwright trace/],
    ['a list of ranges', '["bytes=0-10","bytes=11-20"]', /^Index file only/],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], /^This is a JPEG image/],
    ['a GIF', 'GIF89a', /^This is a GIF image/],
    ['a PDF', '%PDF-1.7', /^This is a PDF document/],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 2], /^This is a program/],
    ['a SQLite file', 'SQLite format 3\0', /^This is a SQLite database/],
    ['a web page', '\n <!DOCTYPE html><html>', /^This is a web page \(HTML\).*while signed in\.$/],
    ['a web page without a doctype', '<html lang="en">', /^This is a web page/],
    ['text', 'hello', /^This is not JSON\. Supported are PostHog’s exports/],
    ['an empty list', '[]', /^This JSON array holds no replay events\./],
    ['another list', '[{"a":1}]', /^This is a JSON array, but its items are not replay events/],
    ['a number', '12', /^This is JSON, but a single value/],
    ['a text value', '"12"', /^This is JSON, but a single value/],
    [
      'OpenTelemetry in its binary form',
      `\n\x05\n\x03\x12\x01\x02\n\x12telemetry.sdk.name\x12\b\n\x06webjs\x00\x01\x02\x03`,
      /^This is data of OpenTelemetry in its binary form/,
    ],
    ['an empty object', '{}', /^This begins like JSON but holds no replay events\./],
    ['another object', '{"a":1,"b":{}}', /^This is JSON, but .*\(its keys: “a”, “b”\)\./],
  ])('says what %s is', (_, contents, sentence) => {
    expect(explain(contents)).toMatch(sentence);
  });

  it('tells random bytes, which are encrypted, from text, and OpenReplay’s files by their name', () => {
    const random = seededRandom(1);
    const bytes = Uint8Array.from({ length: 2000 }, () => 0x80 + random.int(128) + (random.int(2) - 1) * 128);
    const named = (name: string): string => explainRefusal(createFileHead(name, bytes));
    expect(named('1747-0011223344')).toMatch(/^Unreadable: encrypted/);
    expect(named('session.mob')).toMatch(/^This looks like a recording of OpenReplay/);
  });

  it('shows a few keys, none of them long', () => {
    const keys = ['k'.repeat(100), ...'hgfedcba'.split('')];
    const shown = explain(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1]))));
    expect(shown).toContain(`(its keys: “${'k'.repeat(40)}”, “h”, “g”, “f”, “e”, “d” …)`);
  });
});

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { checkImport, importOne } from './check-import.ts';

const own = path.resolve(import.meta.dirname, '../fixtures/samples');
const shared = path.resolve(import.meta.dirname, '../../../shared/fixtures');
const hasShared = existsSync(shared);
if (!hasShared) {
  console.warn(`SKIPPED: the corpus of real recordings is not here (${shared}).`);
}

describe('our own samples', () => {
  it.each([
    ['shop-checkout.json', 'posthog-export-2023-04-28'],
    ['two-window-form.jsonl', 'posthog-tuple-jsonl'],
    ['single-page-app.json', 'rrweb-array'],
  ])('%s', async (file, dialect) => {
    expect(await checkImport(path.join(own, file))).toMatchObject({ dialect, warnings: [] });
  });
});

/** Every file of the folders `derived-forms`, `posthog` and `posthog-js-recorded`. */
const RECORDINGS: readonly (readonly [file: string, dialect: string])[] = [
  ['derived-forms/1747237036454-1747237338378.v1-blob.gz', 'posthog-window-jsonl'],
  ['derived-forms/blob_v2.decompress-false.length-prefixed.snappy.bin', 'posthog-tuple-jsonl'],
  ['derived-forms/blob_v2_lts.decompress-false.raw.snappy.bin', 'posthog-tuple-jsonl'],
  ['derived-forms/capture.legacy-2021-chunked-gzip-base64-utf16.json', 'posthog-capture'],
  ['derived-forms/capture.snapshot-array.json', 'posthog-capture'],
  ['derived-forms/capture.snapshot-array.json.gz', 'posthog-capture'],
  ['derived-forms/encoded-windowId-data.jsonl', 'posthog-window-jsonl'],
  ['derived-forms/export-2022-12-02.ph-recording.json', 'posthog-export-2022-12-02'],
  [
    'derived-forms/export-2023-04-28.person-undefined.INVALID-JSON.ph-recording.json',
    'posthog-export-2023-04-28',
  ],
  ['derived-forms/export-2023-04-28.ph-recording.json', 'posthog-export-2023-04-28'],
  ['derived-forms/export-2023-04-28.string-windowId.pretty.ph-recording.json', 'posthog-export-2023-04-28'],
  ['derived-forms/export-raw-type.ph-recording.json', 'rrweb-array'],
  ['derived-forms/export-rrweb-type.rrweb-recording.json', 'rrweb-array'],
  ['derived-forms/kafka.snapshot_items.jsonl', 'posthog-capture'],
  ['derived-forms/mobile-and-camel.jsonl', 'rrweb-jsonl'],
  ['derived-forms/posthog-staff-export-recording.zip', 'posthog-tuple-jsonl'],
  ['derived-forms/rrweb-packer-v1.string-array.json', 'rrweb-packed'],
  ['derived-forms/rrweb.events-wrapper.json', 'rrweb-events-object'],
  ['derived-forms/rrweb.jsonl', 'rrweb-jsonl'],
  ['derived-forms/s3-session-batch-file.concatenated-snappy.bin', 'posthog-tuple-jsonl'],
  ['derived-forms/sentry.recording-segments.download.json', 'sentry-segments'],
  ['derived-forms/sentry.replay_recording.segment-0.item.bin', 'rrweb-array'],
  ['derived-forms/sentry.replay_recording.segment-1.item.bin', 'rrweb-array'],
  ['derived-forms/sentry.storage-blob.packed.zlib.bin', 'rrweb-array'],
  ['derived-forms/v1-realtime.2024-04-30.jsonl', 'posthog-window-jsonl'],
  ['derived-forms/v1-realtime.og.json', 'posthog-snapshots-document'],
  ['posthog-js-recorded/http-body.s-endpoint.0000.gz', 'posthog-capture'],
  ['posthog-js-recorded/posthog-js-1.449.2-big.blob_v2.jsonl', 'posthog-tuple-jsonl'],
  ['posthog-js-recorded/posthog-js-1.449.2-big.blob_v2.length-prefixed.snappy.bin', 'posthog-tuple-jsonl'],
  ['posthog-js-recorded/posthog-js-1.449.2-big.capture-events.json', 'posthog-capture'],
  [
    'posthog-js-recorded/posthog-js-1.449.2-big.export-2023-04-28.ph-recording.json',
    'posthog-export-2023-04-28',
  ],
  ['posthog-js-recorded/posthog-js-1.449.2-plain.blob_v2.jsonl', 'posthog-tuple-jsonl'],
  ['posthog-js-recorded/posthog-js-1.449.2-plain.blob_v2.length-prefixed.snappy.bin', 'posthog-tuple-jsonl'],
  ['posthog-js-recorded/posthog-js-1.449.2-plain.capture-events.json', 'posthog-capture'],
  [
    'posthog-js-recorded/posthog-js-1.449.2-plain.export-2023-04-28.ph-recording.json',
    'posthog-export-2023-04-28',
  ],
  ['posthog/android.session-replay-request.json', 'posthog-capture'],
  ['posthog/blob_key_0.jsonl', 'posthog-tuple-jsonl'],
  ['posthog/capture.single_replay_event_payload.json', 'posthog-capture'],
  ['posthog/large_recording_blob_one.v1.jsonl', 'posthog-window-jsonl'],
  ['posthog/lts-2022-12-22.base64gzip-utf16.txt', 'posthog-lts-2022-12-22'],
  ['posthog/lts-2022-12-22.decoded.json', 'posthog-lts-2022-12-22'],
  ['posthog/plugin-server.snapshot-full.json', 'rrweb-event'],
  ['posthog/plugin-server.snapshot-initial.json', 'rrweb-event'],
  ['posthog/recording_snapshots.v1.jsonl', 'posthog-window-jsonl'],
  ['posthog/session_recording.json', 'posthog-snapshots-document'],
  ['rrweb/rrweb-player-demo-events.json', 'rrweb-array'],
];
/** Files that are no recordings, and how the reason begins. */
const REFUSED: readonly (readonly [file: string, reason: RegExp])[] = [
  ['derived-forms/s3-session-batch-file.ranges.json', /^Index file only/],
];

describe.skipIf(!hasShared)('real recordings', () => {
  it('are all listed here', () => {
    const listed = [...RECORDINGS, ...REFUSED].map(([file]) => file);
    const folders = ['derived-forms', 'posthog', 'posthog-js-recorded'];
    const found = folders.flatMap((folder) =>
      readdirSync(path.join(shared, folder)).map((file) => `${folder}/${file}`),
    );
    expect(found.filter((file) => !listed.includes(file))).toEqual([]);
  });

  it.each(RECORDINGS)('%s', async (file, dialect) => {
    const { sessions, warnings, ...told } = await checkImport(path.join(shared, file));
    expect(told.dialect).toBe(dialect);
    const [first, ...others] = sessions.map(({ events, windows, eventsByType, health }) => ({
      events,
      windows,
      eventsByType,
      health,
    }));
    expect({ ...first, warnings, ...(others.length > 0 && { others }) }).toMatchSnapshot();
  });

  it.each(REFUSED)('refuses %s', async (file, reason) => {
    const told = await importOne(makeTempFolder(), path.join(shared, file));
    expect([told.status, told.reason]).toEqual(['refused', expect.stringMatching(reason)]);
  });

  it.each(['rrweb', 'posthog-rrweb', 'derived-rrweb-snap', 'sentry'])(
    'every bare array in %s',
    async (folder) => {
      const files = readdirSync(path.join(shared, folder)).filter((file) => file.endsWith('.json'));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        expect(await checkImport(path.join(shared, folder, file))).toMatchObject({ dialect: 'rrweb-array' });
      }
    },
  );

  it('every recording of a mobile app', async () => {
    const folder = path.join(shared, 'posthog-mobile');
    const files = readdirSync(folder).filter((file) => /^(\d\d-.*\.json|.*\.jsonl)$/.test(file));
    const told = [];
    for (const file of files) {
      const { status, sessions } = await importOne(makeTempFolder(), path.join(folder, file));
      told.push(`${file}: ${status}, ${sessions.map(({ events }) => events).join()}`);
    }
    expect(told).toMatchSnapshot();
  });
});

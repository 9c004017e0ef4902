import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkImport } from './check-import.ts';

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

describe.skipIf(!hasShared)('real recordings', () => {
  it.each([
    ['derived-forms/1747237036454-1747237338378.v1-blob.gz', 'posthog-window-jsonl'],
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
    ['derived-forms/mobile-and-camel.jsonl', 'rrweb-jsonl'],
    ['derived-forms/rrweb.events-wrapper.json', 'rrweb-events-object'],
    ['derived-forms/rrweb.jsonl', 'rrweb-jsonl'],
    ['derived-forms/v1-realtime.2024-04-30.jsonl', 'posthog-window-jsonl'],
    ['posthog-js-recorded/posthog-js-1.449.2-big.blob_v2.jsonl', 'posthog-tuple-jsonl'],
    [
      'posthog-js-recorded/posthog-js-1.449.2-big.export-2023-04-28.ph-recording.json',
      'posthog-export-2023-04-28',
    ],
    ['posthog-js-recorded/posthog-js-1.449.2-plain.blob_v2.jsonl', 'posthog-tuple-jsonl'],
    [
      'posthog-js-recorded/posthog-js-1.449.2-plain.export-2023-04-28.ph-recording.json',
      'posthog-export-2023-04-28',
    ],
    ['posthog/blob_key_0.jsonl', 'posthog-tuple-jsonl'],
    ['posthog/large_recording_blob_one.v1.jsonl', 'posthog-window-jsonl'],
    ['posthog/recording_snapshots.v1.jsonl', 'posthog-window-jsonl'],
    ['rrweb/rrweb-player-demo-events.json', 'rrweb-array'],
  ])('%s', async (file, dialect) => {
    const { sessions, warnings, ...told } = await checkImport(path.join(shared, file));
    expect(told.dialect).toBe(dialect);
    const [{ events, windows, eventsByType, health } = {}] = sessions;
    expect({ events, windows, eventsByType, health, warnings }).toMatchSnapshot();
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
});

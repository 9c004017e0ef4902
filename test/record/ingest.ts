import { gunzipSync } from 'node:zlib';
import type { RecordedScope } from './recorders.ts';

/** An event as the recording library wrote it. */
export type RecordedEvent = { type: number; timestamp: number; data: unknown; cv?: string };

/** One event with the session and window it was sent for. */
export type CapturedEvent = { sessionId: string; windowId: string; event: RecordedEvent };

type SnapshotMessage = {
  event: string;
  properties: {
    $session_id: string;
    $window_id: string;
    $snapshot_data: RecordedEvent | RecordedEvent[];
  };
};

/** The settings the SDK asks for at its start: record, with console, headers and bodies. */
export function remoteConfig(scope: RecordedScope = 'usual'): object {
  const canvas = { recordCanvas: true, canvasFps: 4, canvasQuality: '0.9' };
  const sessionRecording = { ...REMOTE_CONFIG.sessionRecording, ...(scope === 'all' ? canvas : {}) };
  return { ...REMOTE_CONFIG, sessionRecording };
}

const REMOTE_CONFIG = {
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: false,
  autocapture_opt_out: true,
  surveys: false,
  heatmaps: false,
  capturePerformance: { network_timing: true, web_vitals: false },
  sessionRecording: {
    endpoint: '/s/',
    consoleLogRecordingEnabled: true,
    networkPayloadCapture: { recordHeaders: true, recordBody: true },
    recorderVersion: 'v2',
  },
};

/** The replay events in one request body that posthog-js sent. */
export function readSnapshots(body: Buffer): CapturedEvent[] {
  const messages = [parseBody(body)].flat() as SnapshotMessage[];
  return messages.filter((message) => message.event === '$snapshot').flatMap(eventsOf);
}

function eventsOf({ properties }: SnapshotMessage): CapturedEvent[] {
  const { $session_id: sessionId, $window_id: windowId } = properties;
  return [properties.$snapshot_data].flat().map((event) => ({ sessionId, windowId, event }));
}

/** posthog-js gzips a body without saying so in a header; beacons may be a form with base64 in it. */
function parseBody(body: Buffer): unknown {
  const plain = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
  const text = plain.toString('utf8');
  const form = text.startsWith('data=') ? new URLSearchParams(text).get('data') : undefined;
  return JSON.parse(form ? Buffer.from(form, 'base64').toString('utf8') : text);
}

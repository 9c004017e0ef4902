import { readFileSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.resolve(import.meta.dirname, '../../node_modules');

/** Which library records a site. */
export type RecorderName = 'posthog' | 'rrweb';

/** What a recorder records by itself; or canvases and fonts too, and every event sent as it is, soon. */
export type RecordedScope = 'usual' | 'all';

/** The project token in the recordings; plainly not a real one. */
export const SAMPLE_TOKEN = 'phc_sample';

/**
 * The script a page loads first: the recording library and the lines that start it. It takes its own tag
 * out of the document, so that a snapshot of the page holds no address of a script.
 */
export function recorderScript(
  recorder: RecorderName,
  ingestHost: string,
  scope: RecordedScope = 'usual',
): string {
  const library = recorder === 'posthog' ? posthogLibrary() : rrwebLibrary();
  const start = recorder === 'posthog' ? startPosthog(ingestHost, scope) : startRrweb(scope);
  return `document.currentScript.remove();\n${library}\n;${start}`;
}

/** The build that carries its recorder and so loads nothing later. */
function posthogLibrary(): string {
  return readFileSync(path.join(MODULES, 'posthog-js/dist/array.full.no-external.js'), 'utf8');
}

function rrwebLibrary(): string {
  return readFileSync(path.join(MODULES, 'rrweb/dist/rrweb.umd.min.cjs'), 'utf8');
}

/**
 * Inputs are shown, as the people are invented; the card's are masked, so that a sample has both. The SDK
 * takes a driven browser for a bot and would send nothing: that filter is off.
 */
function startPosthog(ingestHost: string, scope: RecordedScope): string {
  const all = `persistence: 'memory', request_queue_config: { flush_interval_ms: 250 },`;
  return `posthog.init('${SAMPLE_TOKEN}', {
    api_host: 'http://${ingestHost}',
    autocapture: false,
    capture_pageview: true,
    capture_performance: { network_timing: true, web_vitals: false },
    disable_surveys: true,
    enable_recording_console_log: true,
    opt_out_useragent_filter: true,
    person_profiles: 'identified_only',
    ${scope === 'all' ? all : ''}
    session_recording: {
      ${scope === 'all' ? 'compress_events: false, collectFonts: true,' : ''}
      recordHeaders: true,
      recordBody: true,
      maskAllInputs: true,
      maskInputFn: (text, element) =>
        element?.getAttribute('autocomplete')?.startsWith('cc-') ? '*'.repeat(text.length) : text,
    },
  });`;
}

/** The page's own router calls `tellRoute`; plain rrweb has no event of its own for a new address. */
function startRrweb(scope: RecordedScope): string {
  const all = `recordCanvas: true, sampling: { canvas: 4 }, collectFonts: true,`;
  return `window.recorded = [];
  window.tellRoute = (href) => rrweb.record.addCustomEvent('$url_changed', { href });
  window.stopRecording = rrweb.record({ ${scope === 'all' ? all : ''} emit: (event) => window.recorded.push(event) });`;
}

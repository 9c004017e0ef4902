import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import { EventRedactor } from '../../shared/redaction/event-redactor.ts';
import { RedactionSurvey, type RedactionPlan } from '../../shared/redaction/redaction-survey.ts';
import { ResidueScan, type Residues } from '../../shared/redaction/residue-scan.ts';
import type { RedactionRules } from '../../shared/redaction/rules.ts';
import { parseReplayEvents } from '../../shared/replay/parse-events.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { unpackEvents } from '../library/events/chunk-codec.ts';
import { iterateChunks } from '../library/events/chunks.ts';

interface WindowEvent {
  readonly windowNumber: number;
  readonly event: ReplayEvent;
}

/** What rules would do to a session. */
export interface RedactionReport {
  /** How often each rule removes something. */
  readonly rules: readonly { readonly id: string; readonly hits: number }[];
  /** How many different values are removed. */
  readonly values: number;
  readonly residues: Residues;
}

/** Learns what rules hit in a session: its events, and what the library knows of it beside them. */
export function surveySession(
  library: ReadableLibrary,
  details: SessionDetails,
  rules: RedactionRules,
): RedactionPlan {
  const survey = new RedactionSurvey(rules);
  survey.noteJson(factsOf(details));
  for (const { event, windowNumber } of eventsOf(library, details)) {
    survey.noteEvent(event, windowNumber);
  }
  return survey.plan();
}

/** The events of a session without what a plan removes, window by window and in order of time. */
export function* redactedEvents(
  library: ReadableLibrary,
  details: SessionDetails,
  redactor: EventRedactor,
): Generator<WindowEvent> {
  for (const { event, windowNumber } of eventsOf(library, details)) {
    const redacted = redactor.redactEvent(event, windowNumber);
    if (redacted) {
      yield { windowNumber, event: redacted };
    }
  }
}

/** Redacts a session and looks for what is left; nothing is written. */
export function checkRedaction(
  library: ReadableLibrary,
  details: SessionDetails,
  rules: RedactionRules,
): RedactionReport {
  const plan = surveySession(library, details, rules);
  const redactor = new EventRedactor(plan);
  const scan = new ResidueScan(plan);
  scan.noteJson(redactor.redactJson(factsOf(details)));
  for (const { event, windowNumber } of redactedEvents(library, details, redactor)) {
    scan.noteEvent(event, windowNumber);
  }
  return {
    rules: rules.rules.map(({ id }) => ({ id, hits: redactor.counts.get(id) ?? 0 })),
    values: plan.values.size,
    residues: scan.finish(),
  };
}

/** What is handed on of a session beside its events. */
function factsOf({ session, personJson, sources }: SessionDetails): unknown {
  const { title, person, firstUrl } = session;
  return { title, person, firstUrl, personJson, files: sources.map(({ name }) => name) };
}

function* eventsOf(library: ReadableLibrary, { session, windows }: SessionDetails): Generator<WindowEvent> {
  const decoder = new TextDecoder();
  for (const { number: windowNumber } of windows) {
    for (const chunk of iterateChunks(library, { sessionId: session.id, windowNumber, fromChunk: 0 })) {
      const json = decoder.decode(unpackEvents(chunk.eventsZstd, chunk.jsonBytes));
      for (const event of parseReplayEvents(json)) {
        yield { windowNumber, event };
      }
    }
  }
}

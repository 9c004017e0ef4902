import type { ReplayEvent } from '../model/replay-event.ts';
import { RedactionSurvey, type RedactionPlan } from './redaction-survey.ts';

/** Pictures are not read: there is no OCR. */
const PICTURE = /data:(?:image|video|font)\/|"rr_dataURL"/g;

/** What is left of removed values in something that was written. */
export interface Residues {
  /** Which rules' values, with how many different ones. Empty where nothing is left. */
  readonly found: Readonly<Record<string, number>>;
  /** What could not be examined. */
  readonly pictures: number;
}

/**
 * Looks for everything that was removed in what was written: in every encoding, in texts joined from several nodes, and in what
 * was typed. It reads the written events anew, as one who is handed them would.
 */
export class ResidueScan {
  private readonly survey: RedactionSurvey;
  private pictures = 0;

  constructor({ values, rules }: RedactionPlan) {
    const removed = Array.from(values, ([text, id]) => ({ kind: 'text', id, text }) as const);
    this.survey = new RedactionSurvey({ ...rules, rules: removed });
  }

  noteEvent(event: ReplayEvent, windowNumber: number): void {
    const written = JSON.stringify(event);
    this.pictures += written.match(PICTURE)?.length ?? 0;
    this.survey.noteEvent(event, windowNumber);
  }

  /** @param value what stands beside the events */
  noteJson(value: unknown): void {
    this.survey.noteJson(value);
  }

  finish(): Residues {
    const { values, fields } = this.survey.plan();
    const found: Record<string, number> = {};
    [...values.values(), ...fields.values()].forEach((id) => (found[id] = (found[id] ?? 0) + 1));
    return { found, pictures: this.pictures };
  }
}

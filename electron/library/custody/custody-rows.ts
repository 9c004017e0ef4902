import type { JsonObject } from '../../../shared/custody/canonical-json.ts';
import type { CustodyEntry } from '../../../shared/model/custody.ts';
import { isPlainObject } from '../../../shared/model/replay-event.ts';

/** An entry as it is stored. */
export interface CustodyRow extends Omit<CustodyEntry, 'subject' | 'details'> {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detailsJson: string;
}

export const CUSTODY_COLUMNS = `number, at, clock_offset_minutes AS clockOffsetMinutes, user_name AS user, host,
  app_version AS appVersion, action, subject_kind AS subjectKind, subject_id AS subjectId,
  details_json AS detailsJson, previous, hash`;

/** Turns a row into the model. Details that are no JSON become none: the hash then shows that they are not ours. */
export function toEntry({ subjectKind, subjectId, detailsJson, ...row }: CustodyRow): CustodyEntry {
  const { number, at, clockOffsetMinutes, user, host, appVersion, action, previous, hash } = row;
  return {
    ...{ number, at, clockOffsetMinutes, user, host, appVersion, action },
    subject: { kind: subjectKind, id: subjectId },
    details: parseDetails(detailsJson) ?? {},
    ...{ previous, hash },
  };
}

/** @returns undefined for what is no object in JSON */
export function parseDetails(json: string): JsonObject | undefined {
  try {
    const details: unknown = JSON.parse(json);
    return isPlainObject(details) ? (details as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

import type { ProductEvent } from '../../../shared/model/session.ts';
import type { FoundItem } from '../../../shared/replay/items/found-item.ts';
import { productItem, sessionItem, type SessionFacts } from '../../../shared/replay/items/session-items.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

interface SessionRow extends Omit<SessionFacts, 'files'> {
  readonly filesJson: string;
}

interface ProductEventRow extends ProductEvent {
  readonly number: number;
}

const PRODUCT_SELECT =
  'SELECT product_event_key AS number, name, at_ms AS atMs, properties_json AS propertiesJson FROM product_events';

/** The items of a session that stand in none of its windows: who was recorded, and product analytics events. */
export function listSessionItems(library: ReadableLibrary, sessionKey: number): FoundItem[] {
  const session = prepare<[number], SessionRow>(
    library.database,
    `SELECT person, source_id AS sourceId, started_at_ms AS startedAtMs,
         (SELECT json FROM persons WHERE persons.session_key = sessions.session_key) AS personJson,
         (SELECT json_group_array(sources.name) FROM session_sources JOIN sources USING (source_key)
          WHERE session_sources.session_key = sessions.session_key) AS filesJson
       FROM sessions WHERE session_key = ?`,
  ).get(sessionKey);
  const events = prepare<[number], ProductEventRow>(
    library.database,
    `${PRODUCT_SELECT} WHERE session_key = ? ORDER BY at_ms`,
  ).all(sessionKey);
  return [
    ...(session ? [sessionItem({ ...session, files: JSON.parse(session.filesJson) as string[] })] : []),
    ...events.map((event) => productItem(event, event.number)),
  ];
}

/** The product analytics event that an item of a session was made of. */
export function readProductEvent(
  library: ReadableLibrary,
  sessionId: string,
  number: number,
): ProductEvent | undefined {
  return prepare<[number, string], ProductEventRow>(
    library.database,
    `${PRODUCT_SELECT} JOIN sessions USING (session_key) WHERE product_event_key = ? AND sessions.id = ?`,
  ).get(number, sessionId);
}

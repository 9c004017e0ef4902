import type { CustodyEntry, CustodySubject } from '../model/custody.ts';
import type { JsonValue } from './canonical-json.ts';

/** Everything that an entry is found by: its subject, and the sessions, the source and the case that its details name. */
export function subjectsOf({
  subject,
  details,
}: Pick<CustodyEntry, 'subject' | 'details'>): readonly CustodyEntry['subject'][] {
  const named: CustodyEntry['subject'][] = [
    ...name('session', details['session']),
    ...list(details['sessions']).flatMap((id) => name('session', id)),
    ...list(details['replaces']).flatMap((id) => name('session', id)),
    ...name('source', details['source']),
    ...name('case', details['case']),
  ];
  const own = subject.kind === 'library' ? [] : [subject];
  const all = new Map([...own, ...named].map((each) => [`${each.kind} ${each.id}`, each]));
  return [...all.values()];
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function name(kind: CustodySubject['kind'], id: JsonValue | undefined): CustodySubject[] {
  return typeof id === 'string' ? [{ kind, id }] : [];
}

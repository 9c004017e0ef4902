import { isPlainObject } from '../model/replay-event.ts';
import type { RecordSink } from './format.ts';
import type { Rule } from './document-reader.ts';

/** The part that all of PostHog's UI exports share: `data.id` and `data.person`. */
export function describingRules(sink: RecordSink): readonly Rule[] {
  return [
    {
      path: ['data', 'id'],
      onValue: (id) => {
        if (typeof id === 'string' && id !== '') {
          sink.describe({ sourceId: id });
        }
      },
    },
    {
      path: ['data', 'person'],
      onValue: (person) => {
        const name = nameOf(person);
        if (name !== undefined) {
          sink.describe({ person: name });
        }
      },
      // The 2026 exporter interpolates JSON.stringify(person), which is `undefined` where there is no person.
      invalid: 'person-undefined',
    },
  ];
}

/** What a support engineer would call a person: their name, e-mail or first distinct id. */
function nameOf(person: unknown): string | undefined {
  if (!isPlainObject(person)) {
    return undefined;
  }
  const properties = isPlainObject(person['properties']) ? person['properties'] : {};
  const distinctIds: readonly unknown[] = Array.isArray(person['distinct_ids']) ? person['distinct_ids'] : [];
  const candidates = [person['name'], properties['email'], properties['name'], distinctIds[0]];
  return candidates.find((candidate) => typeof candidate === 'string' && candidate !== '') as
    string | undefined;
}

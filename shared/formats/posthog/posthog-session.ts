import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { RecordSink, SessionDescription } from '../format.ts';
import type { Rule } from '../document-reader.ts';
import { MAX_PERSON_JSON } from '../limits.ts';
import { describesAt } from '../records.ts';
import { entryOf, type DocumentShape } from '../json/document-shape.ts';
import { writeJson } from '../json/write-json.ts';

export type ExportVersion = '2023-04-28' | '2022-12-02';

/**
 * Which of PostHog's two exports a document is: by its version where that is readable, else by where its
 * events lie. (PostHog/posthog:frontend/src/scenes/session-recordings/file-playback/types.ts)
 */
export function exportVersionOf(document: DocumentShape): ExportVersion | undefined {
  const version = entryOf(document, 'version');
  const data = entryOf(document, 'data');
  if (data?.kind === 'object' && version?.kind === 'string' && isExportVersion(version.text)) {
    return version.text;
  }
  if (entryOf(data, 'snapshots')?.kind === 'array') {
    return '2023-04-28';
  }
  return entryOf(data, 'snapshotsByWindowId')?.kind === 'object' ? '2022-12-02' : undefined;
}

function isExportVersion(text: string): text is ExportVersion {
  return text === '2023-04-28' || text === '2022-12-02';
}

/** The part that all of PostHog's UI exports share: `data.id` and `data.person`. */
export function describingRules(sink: RecordSink): readonly Rule[] {
  return [
    describesAt(['data', 'id'], 'sourceId', sink),
    {
      path: ['data', 'person'],
      onValue: (person, at) => {
        if (!isPlainObject(person) || Object.keys(person).length === 0) {
          return;
        }
        const description = describePerson(person);
        sink.describe(description);
        if (description.personJson === undefined) {
          sink.warn('oversized-person', at);
        }
      },
      // The 2026 exporter interpolates JSON.stringify(person), which is `undefined` where there is no person.
      invalid: 'person-undefined',
    },
  ];
}

/**
 * What a support engineer would call a person (their name, e-mail or first distinct id), what they used last, and all
 * that is known of them.
 */
function describePerson(person: PlainObject): SessionDescription {
  const json = writeJson(person);
  const properties = isPlainObject(person['properties']) ? person['properties'] : {};
  const distinctIds: readonly unknown[] = Array.isArray(person['distinct_ids']) ? person['distinct_ids'] : [];
  const said = {
    person: firstText([person['name'], properties['email'], properties['name'], distinctIds[0]]),
    browser: firstText([properties['$browser']]),
    os: firstText([properties['$os']]),
    personJson: json !== undefined && json.length <= MAX_PERSON_JSON ? json : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined));
}

function firstText(candidates: readonly unknown[]): string | undefined {
  return candidates.find((candidate) => typeof candidate === 'string' && candidate !== '') as
    string | undefined;
}

import type { JsonObject } from '../../../shared/custody/canonical-json.ts';
import { exhibitId, type Exhibit, type ExhibitWords } from '../../../shared/model/exhibit.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { hashText } from '../custody/hash-text.ts';
import type { WritableLibrary } from '../database/library.ts';

/** Notes that an exhibit was made: what it is of, and the hashes of what it shows and of what is written of it. */
export function noteMade(library: WritableLibrary, exhibit: Exhibit): void {
  append(library, 'exhibit-made', exhibit, {
    kind: exhibit.kind,
    ...describeOrigin(exhibit),
    ...describeContents(exhibit),
    sha256: hashWords(exhibit),
  });
}

/** Notes that what is written of an exhibit was changed. */
export function noteChanged(library: WritableLibrary, exhibit: Exhibit, former: Exhibit): void {
  const parts = ['author', 'caption', 'notes'] as const;
  append(library, 'exhibit-changed', exhibit, {
    ...describeSession(exhibit),
    changed: parts.filter((part) => exhibit[part] !== former[part]),
    sha256: hashWords(exhibit),
    formerSha256: hashWords(former),
  });
}

/** Notes that an exhibit was removed. */
export function noteRemoved(library: WritableLibrary, former: Exhibit): void {
  append(library, 'exhibit-removed', former, {
    ...describeSession(former),
    ...describeContents(former),
    formerSha256: hashWords(former),
  });
}

function append(
  library: WritableLibrary,
  action: 'exhibit-made' | 'exhibit-changed' | 'exhibit-removed',
  { caseId, number }: Exhibit,
  details: JsonObject,
): void {
  appendCustody(library, {
    action,
    subject: { kind: 'exhibit', id: exhibitId(caseId, number) },
    details: { case: caseId, ...details },
  });
}

function describeSession({ origin }: Exhibit): JsonObject {
  return origin ? { session: origin.sessionId } : {};
}

function describeOrigin({ origin }: Exhibit): JsonObject {
  if (!origin) {
    return {};
  }
  const { sessionId, windowNumber, fromMs, toMs, eventNumber, sourceSha256 } = origin;
  return { session: sessionId, windowNumber, fromMs, toMs, eventNumber, source: sourceSha256 };
}

function describeContents({ picture, content }: Exhibit): JsonObject {
  return {
    ...(picture ? { pictureSha256: picture.sha256, pictureScale: picture.scale } : {}),
    ...(content ? { contentSha256: content.sha256, contentBytes: content.bytes } : {}),
  };
}

function hashWords({ caption, notes, author }: ExhibitWords): string {
  return hashText([caption, notes, author].join('\n'));
}

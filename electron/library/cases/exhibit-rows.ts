import {
  EXHIBIT_KINDS,
  MAX_CAPTION,
  MAX_EXHIBIT_NOTES,
  type Exhibit,
  type ExhibitContent,
  type ExhibitOrigin,
  type ExhibitPicture,
} from '../../../shared/model/exhibit.ts';
import { MAX_AUTHOR } from '../../../shared/model/bookmark.ts';

/** An exhibit as it is stored, with what is told of its picture and content. */
export interface ExhibitRow
  extends Omit<Exhibit, 'kind' | 'origin' | 'picture' | 'content'>, Nullable<ExhibitOrigin> {
  readonly kind: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly scale: number | null;
  readonly pngBytes: number | null;
  readonly pngSha256: string | null;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly contentBytes: number | null;
  readonly contentSha256: string | null;
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

export const EXHIBIT_SELECT = `
  SELECT cases.id AS caseId, exhibits.number, kind, session_id AS sessionId, window_number AS windowNumber,
    from_ms AS fromMs, to_ms AS toMs, event_number AS eventNumber, source_name AS sourceName,
    source_sha256 AS sourceSha256, substr(caption, 1, ${MAX_CAPTION}) AS caption,
    substr(notes, 1, ${MAX_EXHIBIT_NOTES}) AS notes, substr(author, 1, ${MAX_AUTHOR}) AS author,
    made_at_ms AS madeAtMs, exhibits.changed_at_ms AS changedAtMs, width, height, scale,
    octet_length(png) AS pngBytes, exhibit_pictures.sha256 AS pngSha256, name, media_type AS mediaType,
    octet_length(content) AS contentBytes, exhibit_contents.sha256 AS contentSha256
  FROM exhibits JOIN cases USING (case_key)
    LEFT JOIN exhibit_pictures ON exhibit_pictures.exhibit_key = exhibits.exhibit_key
    LEFT JOIN exhibit_contents ON exhibit_contents.exhibit_key = exhibits.exhibit_key`;

/** Turns a row of EXHIBIT_SELECT into the model. */
export function toExhibit(row: ExhibitRow): Exhibit {
  const { caseId, number, caption, notes, author, madeAtMs, changedAtMs } = row;
  return {
    ...{ caseId, number, caption, notes, author, madeAtMs, changedAtMs },
    kind: EXHIBIT_KINDS[row.kind] ?? 'moment',
    origin: toOrigin(row),
    picture: toPicture(row),
    content: toContent(row),
  };
}

function toOrigin(row: ExhibitRow): ExhibitOrigin | null {
  const { sessionId, windowNumber, fromMs, toMs, eventNumber, sourceName, sourceSha256 } = row;
  return sessionId === null || windowNumber === null || fromMs === null
    ? null
    : { sessionId, windowNumber, fromMs, toMs, eventNumber, sourceName, sourceSha256 };
}

function toPicture({ width, height, scale, pngBytes, pngSha256 }: ExhibitRow): ExhibitPicture | null {
  return width === null || height === null || scale === null || pngBytes === null || pngSha256 === null
    ? null
    : { width, height, scale, bytes: pngBytes, sha256: pngSha256 };
}

function toContent({ name, mediaType, contentBytes, contentSha256 }: ExhibitRow): ExhibitContent | null {
  return name === null || mediaType === null || contentBytes === null || contentSha256 === null
    ? null
    : { name, mediaType, bytes: contentBytes, sha256: contentSha256 };
}

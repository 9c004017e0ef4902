import type { TagCount } from '../../../shared/library/library-row.ts';
import { MAX_NAME } from '../../../shared/library/session-filter.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** More than anybody chooses from. */
const MAX_TAGS = 2000;
/** How many tags of one session are shown. */
const MAX_TAGS_OF_SESSION = 100;

/** The first tags there are by name, and how many sessions of the library have each: none where they were all removed. */
export function listTags(library: ReadableLibrary): TagCount[] {
  return library.database
    .prepare<[], TagCount>(
      `SELECT name, (SELECT count(*) FROM session_tags JOIN sessions ON id = session_id
         WHERE session_tags.tag_key = tags.tag_key) AS count
       FROM tags WHERE length(name) <= ${MAX_NAME} ORDER BY name LIMIT ${MAX_TAGS}`,
    )
    .all();
}

/** The tags of the sessions with these keys, in order of their names; of a session that has very many, some. */
export function listTagsOf(
  library: ReadableLibrary,
  sessionKeys: readonly number[],
): { readonly id: string; readonly names: readonly string[] }[] {
  return library.database
    .prepare<[string], { id: string; names: string }>(
      `SELECT id, (SELECT json_group_array(name) FROM
           (SELECT name FROM
             (SELECT name FROM session_tags JOIN tags USING (tag_key)
              WHERE session_id = sessions.id AND length(name) <= ${MAX_NAME} LIMIT ${MAX_TAGS_OF_SESSION})
            ORDER BY name COLLATE NOCASE)) AS names
       FROM sessions WHERE session_key IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(sessionKeys))
    .map(({ id, names }) => ({ id, names: JSON.parse(names) as string[] }));
}

/** Gives a tag to sessions. A tag of the same letters in another case is the same tag. */
export function addTag(library: WritableLibrary, sessionIds: readonly string[], name: string): void {
  library.database.prepare('INSERT OR IGNORE INTO main.tags (name) VALUES (?)').run(name);
  library.database
    .prepare(
      `INSERT OR IGNORE INTO main.session_tags (session_id, tag_key)
       SELECT id, (SELECT tag_key FROM tags WHERE name = ?) FROM sessions WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .run(name, JSON.stringify(sessionIds));
}

/** Takes a tag from sessions. One that no session has is forgotten. */
export function removeTag(library: WritableLibrary, sessionIds: readonly string[], name: string): void {
  library.database
    .prepare(
      `DELETE FROM main.session_tags WHERE tag_key = (SELECT tag_key FROM tags WHERE name = ?)
         AND session_id IN (SELECT value FROM json_each(?))`,
    )
    .run(name, JSON.stringify(sessionIds));
  library.database
    .prepare(
      `DELETE FROM main.tags WHERE name = ?
         AND NOT EXISTS (SELECT 1 FROM session_tags WHERE session_tags.tag_key = tags.tag_key)`,
    )
    .run(name);
}

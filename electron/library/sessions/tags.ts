import type { TagCount } from '../../../shared/library/library-row.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** Every tag there is, and how many sessions of the library have it: none where they were all removed. */
export function listTags(library: ReadableLibrary): TagCount[] {
  return library.database
    .prepare<[], TagCount>(
      `SELECT name, (SELECT count(*) FROM session_tags JOIN sessions ON id = session_id
         WHERE session_tags.tag_key = tags.tag_key) AS count
       FROM tags ORDER BY name`,
    )
    .all();
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

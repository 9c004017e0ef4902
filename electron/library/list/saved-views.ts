import { isSavedView, MAX_NAME, type Facet, type SavedView } from '../../../shared/library/session-filter.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** More than anybody chooses from. */
const MAX_VIEWS = 500;

/** The first views that were kept, by name. Those that this version cannot read are left out. */
export function listViews(library: ReadableLibrary): SavedView[] {
  const rows = library.database
    .prepare<[], { name: string; json: string }>(
      `SELECT name, view_json AS json FROM saved_views WHERE length(name) <= ${MAX_NAME}
       ORDER BY name COLLATE NOCASE LIMIT ${MAX_VIEWS}`,
    )
    .iterate();
  return Array.from(rows, ({ name, json }) => parseView(name, json)).flat();
}

/** Keeps a view, in place of one that has its name. */
export function saveView(library: WritableLibrary, { name, ...view }: SavedView): void {
  library.database
    .prepare(
      `INSERT INTO main.saved_views (name, view_json) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET view_json = excluded.view_json`,
    )
    .run(name, JSON.stringify(view));
}

/** Forgets a view. One that is gone is not an error. */
export function removeView(library: WritableLibrary, name: string): void {
  library.database.prepare('DELETE FROM main.saved_views WHERE name = ?').run(name);
}

/** Lets saved views choose a facet's value by its new name. @param newName null takes it out of them */
export function renameInViews(
  library: WritableLibrary,
  facet: Facet,
  value: string,
  newName: string | null,
): void {
  for (const view of listViews(library)) {
    const { [facet]: chosen, ...others } = view.filter.values;
    if (chosen?.includes(value)) {
      const named = chosen.flatMap((each) => (each === value ? (newName ?? []) : each));
      const values = named.length === 0 ? others : { ...others, [facet]: named };
      saveView(library, { ...view, filter: { ...view.filter, values } });
    }
  }
}

function parseView(name: string, json: string): SavedView[] {
  try {
    const view: unknown = { ...(JSON.parse(json) as object), name };
    return isSavedView(view) ? [view] : [];
  } catch {
    return [];
  }
}

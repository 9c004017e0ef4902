/** What the panel of notes says. */
export const NOTES_WORDS = {
  add: 'Add note',
  addTitle: 'On this moment, or on the range that is set (B)',
  onSession: 'Session',
  empty: 'No text',
  none: 'No notes yet. Press B for a note on this moment, or on the range that is set.',
  noResults: (typed: string): string => `No notes with “${typed}”.`,
  removed: 'Note removed.',
  go: 'Go there',
  copy: 'Copy note',
  copied: 'Note copied.',
  edit: 'Edit note',
  remove: 'Remove note',
  /** @param when in UTC */
  written: (author: string, when: string): string => (author === '' ? when : `${author} · ${when}`),
  changed: (when: string): string => `changed ${when}`,
} as const;

/** What the session's header says. */
export const HEADER_WORDS = {
  back: 'Back to the library',
  sessions: 'Sessions',
  inspector: 'Inspector',
  rename: 'Rename: double-click or F2',
  title: 'Title of the session',
  verdict: 'Verdict',
  /** @param verdict `Duplicate of` */
  duplicate: (verdict: string, title: string): string => `${verdict} ${title}`,
  star: 'Star',
  tags: 'Tags',
  newTag: 'New tag',
  addTag: 'Add',
  notes: (count: number): string => (count === 0 ? 'Notes' : `Notes: ${count}`),
  notesTitle: 'Note on this session',
} as const;

/** What the preview says. */
export const PEEK_WORDS = {
  none: 'No session selected.',
  indexing: 'Indexing this session…',
  nothing: 'No user actions and no problems were recorded.',
  failed: 'The story could not be read.',
  pictures: 'Pictures of the session',
  same: 'Possibly the same recording',
  keepOne: 'Keep only this one',
} as const;

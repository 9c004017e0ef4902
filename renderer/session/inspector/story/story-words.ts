/** What the story's tab says itself. */
export const STORY_WORDS = {
  form: 'Show the story as',
  sentences: 'Sentences',
  pictures: 'Pictures',
  reading: 'Loading this session…',
  indexing: 'Indexing this session…',
  nothing: 'No pages, clicks, inputs or problems were recorded.',
  noScenes: 'No pages or problems to show.',
  unread: (reason: string): string => `The story could not be read: ${reason}`,
  indexed: (share: number): string => `Indexing: ${Math.floor(100 * share)} %`,
  go: 'Go here',
  copy: 'Copy sentence',
  copied: 'Sentence copied.',
  before: 'Before the first page',
  window: (number: number): string => `Window ${number}`,
} as const;

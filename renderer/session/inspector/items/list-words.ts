/** What the lists say of themselves. */
export const LIST_WORDS = {
  indexing: 'Indexing this session…',
  indexed: (share: number): string => `Indexing: ${Math.floor(100 * share)} %`,
  noResults: (typed: string): string =>
    typed === '' ? 'No results with this filter.' : `No results for “${typed}”.`,
  showAll: 'Show all',
  unread: (reason: string): string => `The list can’t be read: ${reason}`,
} as const;

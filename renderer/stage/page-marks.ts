import type { Milliseconds } from '../../shared/model/units.ts';
import { parseSearchQuery, type SearchTerm } from '../../shared/search/search-query.ts';
import { findPhrase, wordsOf } from '../../shared/search/words.ts';

const NAME = 'airgap-replay-found';
const LOOK = `::highlight(${NAME}) { background-color: #ffd84a; color: #1a1a1a; }`;
const MAX_MARKS = 500;
const MAX_TEXT_NODES = 20_000;
const AGAIN_AFTER: Milliseconds = 400;

/**
 * Marks what a search has found on the page that is shown, by CSS highlights: nothing in the replayed document changes.
 * What is marked is text of one node; a phrase across several is found, and not marked.
 */
export class PageMarks {
  private terms: readonly SearchTerm[] = [];
  private markedAt = 0;

  /** @param typed the search; empty for none */
  set(typed: string, page: Document | null | undefined): void {
    const { terms } = parseSearchQuery(typed);
    this.terms = terms.filter(({ field, isExcluded }) => !isExcluded && (field === null || field === 'text'));
    this.update(page);
  }

  /** The page is another one, or of another moment. */
  update(page: Document | null | undefined): void {
    const view = page?.defaultView as PageWindow | null | undefined;
    if (!page || !view) {
      return;
    }
    this.markedAt = performance.now();
    if (this.terms.length === 0) {
      view.CSS.highlights.delete(NAME);
      return;
    }
    addLook(page, view);
    view.CSS.highlights.set(NAME, new view.Highlight(...findRanges(page, this.terms)));
  }

  /** The page may have changed while it plays. */
  refresh(page: Document | null | undefined): void {
    if (this.terms.length > 0 && performance.now() - this.markedAt > AGAIN_AFTER) {
      this.update(page);
    }
  }
}

/** What a document's own window has; highlights of another do not show in it. */
type PageWindow = Window & Pick<typeof globalThis, 'CSS' | 'Highlight' | 'CSSStyleSheet'>;

function addLook(page: Document, view: PageWindow): void {
  const isThere = page.adoptedStyleSheets.some(({ cssRules }) => cssRules[0]?.cssText.includes(NAME));
  if (!isThere) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(LOOK);
    page.adoptedStyleSheets.push(sheet);
  }
}

function findRanges(page: Document, terms: readonly SearchTerm[]): Range[] {
  const ranges: Range[] = [];
  const walker = page.createTreeWalker(page.querySelector('body') ?? page, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < MAX_TEXT_NODES && ranges.length < MAX_MARKS && walker.nextNode(); count++) {
    const { currentNode } = walker;
    const words = [...wordsOf(currentNode.nodeValue ?? '')];
    for (const phrase of terms.flatMap((term) => findPhrase(words, term.words, term.isPrefix))) {
      const range = page.createRange();
      range.setStart(currentNode, phrase[0]?.from ?? 0);
      range.setEnd(currentNode, phrase.at(-1)?.to ?? 0);
      ranges.push(range);
    }
  }
  return ranges;
}

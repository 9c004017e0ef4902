import { recorded, words, type Story, type StoryChapter, type StorySentence } from './story.ts';

const MAX_LINES = 3;
/** Where a session begins and ends matters more than what is clicked on the way, and less than any problem. */
const PAGE_WEIGHTS = { first: 20, last: 10, other: 5 } as const;

/** A story in three lines at most: problems first, then the way; in order of time. */
export function shortenStory({ chapters }: Story): StorySentence[] {
  const pages = chapters.filter(({ title }) => title !== '');
  const told = [
    ...pages.map((chapter, at) => sayOpened(chapter, weigh(at, pages.length))),
    ...chapters.flatMap(({ sentences }) => sentences.filter(({ weight }) => weight > 0)),
  ];
  const seen = new Set<string>();
  return told
    .sort((a, b) => b.weight - a.weight || a.atMs - b.atMs)
    .filter((sentence) => isNew(seen, sentence))
    .slice(0, MAX_LINES)
    .sort((a, b) => a.atMs - b.atMs);
}

function weigh(at: number, count: number): number {
  if (at === 0) {
    return PAGE_WEIGHTS.first;
  }
  return at === count - 1 ? PAGE_WEIGHTS.last : PAGE_WEIGHTS.other;
}

function sayOpened({ title, atMs, windowNumber, key }: StoryChapter, weight: number): StorySentence {
  const parts = [words('Opened '), recorded(title)];
  return { kind: 'page', tone: 'plain', weight, parts, atMs, windowNumber, key, untilMs: atMs };
}

function isNew(seen: Set<string>, { parts }: StorySentence): boolean {
  const text = parts.map((part) => part.text).join('');
  return !seen.has(text) && seen.add(text).has(text);
}

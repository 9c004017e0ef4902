import { foldText, isAscii } from './fold-text.ts';
import { remember } from './remember.ts';

/** A word of a text, as a search compares it; in scripts without spaces, each letter is one. */
export interface Word {
  /** In small letters, without accents (fold-text.ts). */
  readonly folded: string;
  /** Where it stands, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** It is a letter of a script without spaces. */
  readonly isLetter: boolean;
  /** It is such a letter, and so is the one right before it. */
  readonly isJoined: boolean;
}

/** Letters, numbers, marks and private characters; then what stands within words unseen, and squared words (㍿). */
const IN_WORD = String.raw`\p{L}\p{N}\p{M}\p{Co}`;
const WORD = new RegExp(String.raw`[${IN_WORD}\u00AD\u200C\u200D\u2060\u3200-\u33FF]+`, 'gu');
const ASCII_WORD = /[a-z0-9]+/giu;
const IS_IN_WORD = new RegExp(`[${IN_WORD}]`, 'u');
const ALL_IN_WORD = new RegExp(`^[${IN_WORD}]+$`, 'u');
/** Letters of scripts that put no spaces between words; Korean does, and puts endings behind them. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** A sign with all that changes it: marks, signs of half-width Kana for voice, the parts of a syllable of Hangul. */
const SIGN =
  /(?:[\u1100-\u115F][\u1160-\u11A7]?[\u11A8-\u11FF]?|[\uAC00-\uD7A3][\u11A8-\u11FF]?|\P{M})[\p{M}\uFF9E\uFF9F]*|\p{M}+/gu;
/** What may stand between two letters unseen: where a line may break, which scripts without spaces are full of. */
const UNSEEN = /^[\u00AD\u200B-\u200D\u2060]*$/;

/** The words of a text. */
export function* wordsOf(text: string): Generator<Word> {
  if (isAscii(text)) {
    for (const { 0: word, index: from } of text.matchAll(ASCII_WORD)) {
      const to = from + word.length;
      yield { folded: word.toLowerCase(), from, to, isLetter: false, isJoined: false };
    }
    return;
  }
  let end: number | undefined;
  for (const { 0: segment, index } of text.matchAll(WORD)) {
    for (const word of wordsOfSegment(segment, index)) {
      word.isJoined = word.isLetter && end !== undefined && isNext(text, end, word.from);
      end = word.isLetter ? word.to : undefined;
      yield word;
    }
  }
}

/** Places in a text that a phrase fits, in order. @param isPrefix the phrase's last word may go on */
export function findPhrase(words: readonly Word[], phrase: string, isPrefix: boolean): Word[][] {
  const wanted = [...wordsOf(phrase)];
  if (wanted.length === 0) {
    return [];
  }
  const fits = (at: number): boolean =>
    wanted.every(({ folded, isJoined }, nth) => {
      const found = words[at + nth];
      if (found === undefined || (nth > 0 && found.isJoined !== isJoined)) {
        return false;
      }
      return isPrefix && nth === wanted.length - 1
        ? found.folded.startsWith(folded)
        : found.folded === folded;
    });
  const found: Word[][] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (fits(at)) {
      found.push(words.slice(at, at + wanted.length));
    }
  }
  return found;
}

function isNext(text: string, end: number, from: number): boolean {
  return from <= end || UNSEEN.test(text.slice(end, from));
}

type OpenWord = { -readonly [Key in keyof Word]: Word[Key] };

/** @param segment a run of what words consist of */
function wordsOfSegment(segment: string, index: number): readonly OpenWord[] {
  const folded = segment.length > MAX_REMEMBERED ? foldWhole(segment) : foldedWords.get(segment);
  if (folded !== null) {
    const word = { folded, from: index, to: index + segment.length, isLetter: false, isJoined: false };
    return folded === '' ? [] : [word];
  }
  const words: OpenWord[] = [];
  let open: OpenWord | undefined;
  for (const { 0: sign, index: at } of segment.matchAll(SIGN)) {
    const from = index + at;
    const to = from + sign.length;
    for (const { folded, isLetter, isInWord } of foldedSigns.get(sign)) {
      if (open && isInWord && !isLetter) {
        open.folded += folded;
        open.to = to;
      } else if (isInWord) {
        const word = { folded, from, to, isLetter, isJoined: false };
        words.push(word);
        open = isLetter ? undefined : word;
      } else {
        open = undefined;
      }
    }
  }
  return words;
}

/** @returns the one word that a segment is; null where it is several, or written without spaces */
function foldWhole(segment: string): string | null {
  const folded = foldText(segment);
  return folded === '' || (ALL_IN_WORD.test(folded) && !UNSPACED.test(folded)) ? folded : null;
}

/** One character of what a sign is folded to. */
interface FoldedSign {
  readonly folded: string;
  readonly isLetter: boolean;
  readonly isInWord: boolean;
}

function foldSign(sign: string): readonly FoldedSign[] {
  return Array.from(foldText(sign), (folded) => {
    return {
      folded,
      isLetter: UNSPACED.test(folded) && IS_IN_WORD.test(folded),
      isInWord: IS_IN_WORD.test(folded),
    };
  });
}

/** Longer ones would keep the whole text that they were cut from in memory (V8 cuts from 13 characters on). */
const MAX_REMEMBERED = 12;
const foldedWords = remember(foldWhole);
const foldedSigns = remember(foldSign);

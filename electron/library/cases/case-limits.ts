import { toTitle } from '../../../shared/library/session-title.ts';
import {
  MAX_CASE_DESCRIPTION,
  MAX_CASE_REFERENCE,
  MAX_CASE_TITLE,
  MAX_EXAMINER,
  type CaseDraft,
} from '../../../shared/model/evidence-case.ts';
import {
  MAX_CAPTION,
  MAX_EXHIBIT_BYTES,
  MAX_EXHIBIT_NOTES,
  type ExhibitDraft,
  type ExhibitWords,
} from '../../../shared/model/exhibit.ts';
import { MAX_AUTHOR } from '../../../shared/model/bookmark.ts';
import { MEBIBYTE } from '../../../shared/model/units.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';

/** How such a picture begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What is written of a case, with what is one line on one line. */
export function tidyCaseDraft({ title, reference, description, examiner }: CaseDraft): CaseDraft {
  return {
    title: toLine(title),
    reference: toLine(reference),
    description: description.toWellFormed(),
    examiner: { name: toLine(examiner.name), organisation: toLine(examiner.organisation) },
  };
}

/** Whether that can be stored. */
export function checkCaseDraft({ title, reference, description, examiner }: CaseDraft): Result<null> {
  if (title === '') {
    return fail('no-title', 'A case needs a title.');
  }
  return checkLengths([
    ['The title', title, MAX_CASE_TITLE],
    ['The reference', reference, MAX_CASE_REFERENCE],
    ['The description', description, MAX_CASE_DESCRIPTION],
    ['The examiner’s name', examiner.name, MAX_EXAMINER],
    ['The examiner’s organisation', examiner.organisation, MAX_EXAMINER],
  ]);
}

/** What is written of an exhibit, with what is one line on one line. */
export function tidyWords({ caption, notes, author }: ExhibitWords): ExhibitWords {
  return { caption: toLine(caption), notes: notes.toWellFormed(), author: toLine(author) };
}

/** Whether that can be stored. */
export function checkWords({ caption, notes, author }: ExhibitWords): Result<null> {
  return checkLengths([
    ['The caption', caption, MAX_CAPTION],
    ['The notes', notes, MAX_EXHIBIT_NOTES],
    ['The author’s name', author, MAX_AUTHOR],
  ]);
}

/** Whether what an exhibit shows can be stored. */
export function checkContents({ picture, content }: ExhibitDraft): Result<null> {
  if (picture && !isPng(picture.png)) {
    return fail('no-exhibit', 'This picture cannot be made an exhibit: it is no PNG.');
  }
  const largest = Math.max(picture?.png.length ?? 0, content?.bytes.length ?? 0);
  return largest > MAX_EXHIBIT_BYTES
    ? fail('too-large', `What an exhibit shows has ${MAX_EXHIBIT_BYTES / MEBIBYTE} MB at most.`)
    : succeed(null);
}

function isPng(bytes: Uint8Array): boolean {
  return PNG.every((byte, at) => bytes[at] === byte);
}

function toLine(text: string): string {
  return toTitle(text.toWellFormed());
}

function checkLengths(texts: readonly (readonly [what: string, text: string, most: number])[]): Result<null> {
  const tooLong = texts.find(([, text, most]) => text.length > most);
  if (!tooLong) {
    return succeed(null);
  }
  const [what, text, most] = tooLong;
  const count = (characters: number): string => characters.toLocaleString('en');
  return fail(
    'too-long',
    `${what} has ${count(most)} characters at most, and this one has ${count(text.length)}.`,
  );
}

import type { TextSpan } from './mapped-text.ts';

/** How what is removed is shown: as wide as it was, or always the same, which does not tell how long it was. */
export type MaskForm = 'layout' | 'fixed';

const FIXED = '[redacted]';
/** Within names that a style sheet may repeat: a letter, so that the sheet stays valid. */
const NAME_SIGN = 'x';
const TEXT_SIGN = '*';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where a text stands: what people read, or a name that style sheets and addresses go by. */
export type TextRole = 'text' | 'name';

/** A text of the same look without its letters: one sign a grapheme, spaces kept. */
export function maskWhole(text: string, form: MaskForm, role: TextRole = 'text'): string {
  if (text === '') {
    return '';
  }
  if (form === 'fixed') {
    return role === 'name' ? NAME_SIGN : FIXED;
  }
  const sign = role === 'name' ? NAME_SIGN : TEXT_SIGN;
  return Array.from(graphemes.segment(text), ({ segment }) => (/^\s+$/.test(segment) ? segment : sign)).join(
    '',
  );
}

/** @param spans in any order, also over one another */
export function maskSpans(
  text: string,
  spans: readonly TextSpan[],
  form: MaskForm,
  role: TextRole = 'text',
): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of joinSpans(spans)) {
    masked += text.slice(done, start) + maskWhole(text.slice(start, end), form, role);
    done = end;
  }
  return masked + text.slice(done);
}

/** In order, those that touch or overlap made one. */
export function joinSpans(spans: readonly TextSpan[]): TextSpan[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      joined.push({ start, end });
    }
  }
  return joined;
}

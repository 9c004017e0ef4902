import { expect, it } from 'vitest';
import { originalSpan } from '../../../../shared/redaction/mapped-text.ts';
import { readings } from '../../../../shared/redaction/reading.ts';

/** Where a value is read in a text, in the text's own words. */
function readAt(text: string, value: string): string | undefined {
  for (const reading of readings(text)) {
    const start = reading.text.indexOf(value);
    if (start >= 0) {
      const span = originalSpan(reading, { start, end: start + value.length });
      return text.slice(span.start, span.end);
    }
  }
  return undefined;
}

it.each([
  ['as it stands', 'to ada smith.', 'ada smith'],
  ['in capitals', 'to ADA Smith.', 'ADA Smith'],
  ['over several spaces and a line', 'to ada  \n smith.', 'ada  \n smith'],
  ['with a no-break space', 'to ada\u{a0}smith.', 'ada\u{a0}smith'],
  ['with signs of no width', 'to a\u{200b}da smi\u{ad}th.', 'a\u{200b}da smi\u{ad}th'],
  ['in full width', 'to ａｄａ　ｓｍｉｔｈ.', 'ａｄａ　ｓｍｉｔｈ'],
  ['with percent signs', '?to=ada%20smith&x', 'ada%20smith'],
  ['with a plus', '?to=ada+smith&x', 'ada+smith'],
  ['every letter with a percent sign', '%61%64%61%20%73%6d%69%74%68', '%61%64%61%20%73%6d%69%74%68'],
  ['with percent signs twice', '?to=ada%2520smith', 'ada%2520smith'],
  ['with entities', 'to &#97;da&nbsp;smi&#x74;h', '&#97;da&nbsp;smi&#x74;h'],
  ['with escapes of JSON', '{"to":"\\u0061da\\tsmith"}', '\\u0061da\\tsmith'],
  ['with escapes of CSS', 'content: "\\61 da\\20 smith"', '\\61 da\\20 smith'],
  ['with escapes within percent signs', '%5Cu0061da%20smith', '%5Cu0061da%20smith'],
])('reads a value %s, and knows where it stands', (_how, text, piece) => {
  expect(readAt(text, 'ada smith')).toBe(piece);
});

it('reads accents that are composed and those that are not, and ß as ss', () => {
  expect(readAt('to Zoe\u{308} Strauß', 'zoë strauss')).toBe('Zoe\u{308} Strauß');
});

it('comes to an end with a text that has everything in it', () => {
  const odd = '%25'.repeat(500) + '&amp;'.repeat(500) + '\\\\'.repeat(500) + '+'.repeat(500);
  expect(readings(odd).length).toBeLessThan(100);
});

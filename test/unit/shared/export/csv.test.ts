import { expect, it } from 'vitest';
import { toCsvLine } from '../../../../shared/export/csv.ts';

it.each([
  [['plain', 3, -4.5, null, ''], '"plain",3,-4.5,,""'],
  [['a, b', 'say "so"', 'two\nlines', ' padded '], '"a, b","say ""so""","two\nlines"," padded "'],
  [['=1+1'], `"'=1+1"`],
  [['+1', '-1', '@SUM(A1)'], `"'+1","'-1","'@SUM(A1)"`],
  [['  =cmd|x'], `"'  =cmd|x"`],
  [['\t=1', '\r=1', '\n=1'], `"'\t'=1","'\r'=1","'\n'=1"`],
  [['＝1', '＠x', '﹦1', '−1', '－1', '＋1'], `"'＝1","'＠x","'﹦1","'−1","'－1","'＋1"`],
  [
    ['\u200b=1', '\ufeff=1', '\0=1', '\u202e+1', '\u00ad@x'],
    `"'\u200b=1","'\ufeff=1","'\0=1","'\u202e+1","'\u00ad@x"`,
  ],
  [['=HYPERLINK("http://x","y")'], `"'=HYPERLINK(""http://x"",""y"")"`],
  [['a=1', 'x-y', 'a b - c'], '"a=1","x-y","a b - c"'],
  [
    ['a;=1', 'a,=1', 'a\t+1', 'a|@x', 'a;"=1"', 'a\n=1'],
    `"a;'=1","a,'=1","a\t'+1","a|'@x","a;""'=1""","a\n'=1"`,
  ],
])('writes %j so that a spreadsheet shows it and runs nothing', (cells, line) => {
  expect(toCsvLine(cells)).toBe(`${line}\r\n`);
});

it('lets no formula begin at whatever character separates cells', () => {
  const line = toCsvLine(['x', "a;=cmd|' /C calc'!A0", ';;\t\u200b=1', 'ok']);
  for (const separator of [';', ',', '\t', '|', '\n']) {
    // A spreadsheet that expects another separator sees our quotes in the middle of a cell.
    const cells = line
      .split(separator)
      .map((cell) => cell.replace(/^["'\s]+/, (start) => (start.includes("'") ? 'safe' : '')));
    expect(cells.filter((cell) => /^[\s\p{C}]*[=+@-]/u.test(cell))).toEqual([]);
  }
});

it('goes once over a text that is made of nothing but blanks and separators', () => {
  for (const text of ['\t', ' ', ';', '\t=', '";']) {
    expect(toCsvLine([text.repeat(500_000)]).length).toBeGreaterThan(500_000);
  }
});

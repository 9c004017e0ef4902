import { expect, it } from 'vitest';
import { toCsvLine } from '../../../../shared/export/csv.ts';

it.each([
  [['plain', 3, -4.5, null], 'plain,3,-4.5,'],
  [['a, b', 'say "so"', 'two\nlines', ' padded '], '"a, b","say ""so""","two\nlines"," padded "'],
  [['=1+1'], "'=1+1"],
  [['+1', '-1', '@SUM(A1)'], "'+1,'-1,'@SUM(A1)"],
  [['  =cmd|x'], "'  =cmd|x"],
  [['\t=1', '\r=1'], `'\t=1,"'\r=1"`],
  [['＝1', '＠x'], "'＝1,'＠x"],
  [['=HYPERLINK("http://x","y")'], `"'=HYPERLINK(""http://x"",""y"")"`],
  [['a=1', 'x-y', ''], 'a=1,x-y,'],
])('writes %j so that a spreadsheet shows it and runs nothing', (cells, line) => {
  expect(toCsvLine(cells)).toBe(`${line}\r\n`);
});

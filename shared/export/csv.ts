/** What spreadsheets take for the beginning of a formula, full-width forms included (OWASP, “CSV Injection”). */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A line of a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it, which
 * spreadsheets do not show; numbers are ours and stay as they are.
 */
export function toCsvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: string | number | null): string {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

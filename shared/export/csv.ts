/** What takes no place on screen, or is blank: spreadsheets look behind it. */
const BLANK = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What spreadsheets take for the beginning of a formula, wide and small forms included (OWASP, “CSV Injection”). */
const SIGN = /[=+\-@\u2212\ufe62-\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]/;
/** What separates cells in one country or another, and rows. */
const SEPARATOR = /[;,|\t\r\n]/;
const PLAIN = /[a-z0-9]/i;

/**
 * A line of a CSV file (RFC 4180), every text in quotes. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which spreadsheets do not show; numbers are ours and stay as they are.
 */
export function toCsvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: string | number | null): string {
  if (cell === null) {
    return '';
  }
  return typeof cell === 'number' ? String(cell) : `"${withoutFormulas(cell).replaceAll('"', '""')}"`;
}

/**
 * A formula can also begin inside of a text: a spreadsheet that expects another separator than ours begins a cell
 * there, and takes our quotes for a part of it.
 */
function withoutFormulas(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let blankFrom = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (PLAIN.test(character) || !BLANK.test(character)) {
      if (SIGN.test(character)) {
        for (const start of startsOfCells(text, blankFrom, at)) {
          parts.push(text.slice(copied, start), "'");
          copied = start;
        }
      }
      blankFrom = at + 1;
    }
  }
  return parts.join('') + text.slice(copied);
}

/** Where cells may begin in the blanks before a sign. */
function* startsOfCells(text: string, blankFrom: number, sign: number): Generator<number> {
  const isQuoted = blankFrom > 1 && /["']/.test(text.charAt(blankFrom - 1));
  if (blankFrom === 0 || SEPARATOR.test(text.charAt(blankFrom - (isQuoted ? 2 : 1)))) {
    yield blankFrom;
  }
  for (let at = blankFrom; at < sign; at++) {
    if (SEPARATOR.test(text.charAt(at))) {
      yield at + 1;
    }
  }
}

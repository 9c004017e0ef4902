/** Prints one row of a table, its cells in columns of fixed widths; those of a negative one are texts. */
export function printRow(cells: readonly string[], widths: readonly number[]): void {
  process.stdout.write(`${cells.map((cell, at) => pad(cell, widths[at] ?? 0)).join('')}\n`);
}

function pad(cell: string, width: number): string {
  return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
}

/** Prints one row of a table, its cells in columns of fixed widths. */
export function printRow(cells: readonly string[], widths: readonly number[]): void {
  process.stdout.write(`${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')}\n`);
}

/**
 * The places of the tabs that fit into a row: the first ones, and the one that is chosen.
 * @param menu how much room the button for the others takes, where there are others
 */
export function tabsThatFit(widths: readonly number[], room: number, menu: number, chosen: number): number[] {
  const all = widths.map((_, at) => at);
  if (sum(widths) <= room) {
    return all;
  }
  for (let count = widths.length - 1; count > 0; count--) {
    const places = chosen < count ? all.slice(0, count) : [...all.slice(0, count - 1), chosen];
    if (sum(places.map((at) => widths[at] ?? 0)) <= room - menu) {
      return places;
    }
  }
  return [chosen];
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** As many characters as any place of the window shows. */
const MAX_CHARACTERS = 2048;

/**
 * The same facts, with texts no longer than can be read: a recording, or a library from a stranger, may name an address
 * of 50 MB, which every process between it and the screen would copy.
 */
export function shortenTexts<Facts extends object>(facts: Facts): Facts {
  const isLong = (value: unknown): value is string =>
    typeof value === 'string' && value.length > MAX_CHARACTERS;
  if (!Object.values(facts).some(isLong)) {
    return facts;
  }
  const short = Object.entries(facts).map(([name, value]: [string, unknown]) => [
    name,
    isLong(value) ? `${value.slice(0, MAX_CHARACTERS)}…` : value,
  ]);
  return Object.fromEntries(short) as Facts;
}

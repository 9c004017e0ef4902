/** The classes an element has: those that are there, with a space between them. `isOpen && css.open` is one or none. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name).join(' ');
}

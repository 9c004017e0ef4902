/** What an input gives: a property that is named without a value is left out. */
export type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** An input without the properties that are named in it, but not given. */
export function given<T extends object>(input: T): Given<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<T>;
}

const MAX_ENTRIES = 20_000;

/** Makes what is made of a text once, as long as not too many others are asked for. */
export function remember<T>(make: (text: string) => T): { get(text: string): T } {
  const made = new Map<string, T>();
  return {
    get: (text) => {
      const known = made.get(text);
      if (known !== undefined) {
        return known;
      }
      if (made.size >= MAX_ENTRIES) {
        made.clear();
      }
      const value = make(text);
      made.set(text, value);
      return value;
    },
  };
}

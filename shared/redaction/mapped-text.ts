/** A text in another form, each of whose UTF-16 units knows the piece of the original that it stands for. */
export interface MappedText {
  readonly text: string;
  /** Where the piece begins in the original; undefined where every unit stands for itself. */
  readonly starts: readonly number[] | undefined;
  /** Where it ends. */
  readonly ends: readonly number[] | undefined;
}

/** Places in a text, `end` excluded. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export function plainText(text: string): MappedText {
  return { text, starts: undefined, ends: undefined };
}

/** Where a place of the other form lies in the original. */
export function originalSpan({ starts, ends }: MappedText, { start, end }: TextSpan): TextSpan {
  return { start: starts?.[start] ?? start, end: ends?.[end - 1] ?? end };
}

/**
 * Replaces pieces of a text.
 * @param pieces global; what it finds is replaced
 * @param replace gives the new form; undefined leaves a piece as it is
 */
export function replacePieces(
  source: MappedText,
  pieces: RegExp,
  replace: (piece: string, before: string) => string | undefined,
): MappedText {
  const { text } = source;
  if (text.search(pieces) < 0) {
    return source;
  }
  const [starts, ends]: [number[], number[]] = [[], []];
  let made = '';
  let done = 0;
  const keep = (until: number): void => {
    for (let at = done; at < until; at++) {
      starts.push(source.starts?.[at] ?? at);
      ends.push(source.ends?.[at] ?? at + 1);
    }
    made += text.slice(done, until);
    done = until;
  };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    keep(index);
    const replacement = replace(piece, made);
    if (replacement === undefined) {
      keep(index + piece.length);
      continue;
    }
    const original = originalSpan(source, { start: index, end: index + piece.length });
    for (let unit = 0; unit < replacement.length; unit++) {
      starts.push(original.start);
      ends.push(original.end);
    }
    made += replacement;
    done = index + piece.length;
  }
  keep(text.length);
  return { text: made, starts, ends };
}

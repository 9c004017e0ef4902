/** A text as LIKE … ESCAPE '\\' finds it, whatever signs are in it. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

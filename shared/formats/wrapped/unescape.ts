/** What stands between the quotes of a JSON string, as the text that it means. One that was cut may end within an escape. */
export function unescape(escaped: string): string {
  for (const text of [escaped, escaped.replace(/\\(u[\da-f]{0,3})?$/i, '')]) {
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      // Tried without its end.
    }
  }
  return '';
}

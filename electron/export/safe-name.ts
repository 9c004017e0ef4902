/** Names that Windows gives to devices, whatever follows them (learn.microsoft.com, “Naming Files”). */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MAX_CHARACTERS = 100;

/**
 * A name for a file, from text that comes from a recording: letters and digits of ASCII, `.`, `_` and `-` only, never
 * hidden, never a device, at most 100 characters with its extension.
 * @param extension without its dot
 */
export function toSafeName(text: string, extension: string): string {
  const end = `.${extension}`;
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, MAX_CHARACTERS - end.length)
    .replace(/^[.-]+|[.-]+$/g, '');
  const name = plain === '' || DEVICE.test(plain) ? `session-${plain}`.replace(/-$/, '') : plain;
  return `${name.slice(0, MAX_CHARACTERS - end.length)}${end}`;
}

import type { RequestDetails } from '../model/item.ts';
import { replaceInvisible } from '../model/visible-text.ts';

/** Where a command can be pasted: a POSIX shell, PowerShell, or the Windows command prompt. */
export const SHELLS = ['sh', 'powershell', 'cmd'] as const;

export type Shell = (typeof SHELLS)[number];

/** A request of which every part is what its name says. */
interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
}

/** A method or the name of a header (RFC 9110, “token”): no option, and no file that curl would read. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
const WEB = /^https?:\/\//i;
/** Headers that a browser sets itself, and curl too: repeating them would break the request. */
const OWN_HEADERS: readonly string[] = ['host', 'content-length', 'connection', 'accept-encoding'];
/** The command prompt takes no longer line. */
const LONGEST_LINE = 8191;

/**
 * A command that makes the same request. Nothing in the recording can become part of the command, end its line, or
 * move the cursor of the terminal that it is pasted into.
 * @returns null where the shell has no way to say it, and for anything but http and https
 */
export function toShellCommand(request: RequestDetails, shell: Shell): string | null {
  if (!WEB.test(request.url)) {
    return null;
  }
  const plain = toPlainRequest(request);
  switch (shell) {
    case 'sh':
      return toCurl(plain, quoteForSh).join(' \\\n  ');
    case 'powershell':
      return toPowerShell(plain).join(' `\n  ');
    case 'cmd':
      return toCmd(plain);
  }
}

function toPlainRequest({ method, url, requestHeaders, requestBody }: RequestDetails): PlainRequest {
  return {
    method: TOKEN.test(method) && !method.startsWith('-') ? method : 'GET',
    url: replaceInvisible(url.toWellFormed().replaceAll(' ', '%20'), encodeURIComponent),
    headers: requestHeaders
      .filter(([name]) => TOKEN.test(name) && !OWN_HEADERS.includes(name.toLowerCase()))
      .map(([name, value]) => [name, replaceInvisible(value.toWellFormed(), () => ' ').trim()]),
    // No shell hands on a zero byte.
    body: requestBody?.toWellFormed().replaceAll('\0', '') ?? null,
  };
}

function toCurl({ method, url, headers, body }: PlainRequest, quote: (text: string) => string): string[] {
  return [
    // Brackets in an address are no patterns, and no file is read whatever it says.
    `curl --globoff --proto ${quote('=http,https')} --request ${quote(method)}`,
    // curl sends an empty header where a semicolon follows its name, and none where a colon does.
    ...headers.map(([name, value]) => `--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quote(body)}`]),
    `--url ${quote(url)}`,
  ];
}

/**
 * In single quotes a shell takes everything as it stands. What a terminal would act on before the shell sees it is
 * written by its bytes; only line ends stay, which mean nothing inside of quotes.
 */
function quoteForSh(text: string): string {
  const quoted = `'${text.replaceAll("'", "'\\''")}'`;
  return quoted
    .split('\n')
    .map((line) => replaceInvisible(line, (character) => `'"$(printf '${toOctal(character)}')"'`))
    .join('\n');
}

function toOctal(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** With a command of its own: Windows PowerShell breaks what it hands on to other programs at double quotes. */
function toPowerShell({ method, url, headers, body }: PlainRequest): string[] {
  const [types, others] = [isContentType, (header: Header) => !isContentType(header)].map((test) =>
    headers.filter(test),
  );
  const pairs = [...joinByName(others ?? [])].map(([name, value]) => `${quoteForPowerShell(name)}=${value}`);
  const type = types?.[0]?.[1];
  return [
    `Invoke-WebRequest -UseBasicParsing -Method ${quoteForPowerShell(method)}`,
    ...(pairs.length === 0 ? [] : [`-Headers @{${pairs.join('; ')}}`]),
    ...(type === undefined ? [] : [`-ContentType ${quoteForPowerShell(type)}`]),
    ...(body === null ? [] : [`-Body ([Text.Encoding]::UTF8.GetBytes(${quoteForPowerShell(body)}))`]),
    `-Uri ${quoteForPowerShell(url)}`,
  ];
}

type Header = PlainRequest['headers'][number];

function isContentType([name]: Header): boolean {
  return name.toLowerCase() === 'content-type';
}

/** @returns the quoted values by name: a table has each name once, whatever its case */
function joinByName(headers: readonly Header[]): Map<string, string> {
  const values = Map.groupBy(headers, ([name]) => name.toLowerCase());
  return new Map(
    [...values].map(([name, all]) => {
      const joint = name === 'cookie' ? '; ' : ', ';
      return [name, quoteForPowerShell(all.map(([, value]) => value).join(joint))];
    }),
  );
}

/** Every character that could mean anything, to PowerShell or to a terminal, is written by its number. */
function quoteForPowerShell(text: string): string {
  const safe = text.replaceAll(
    /[^ !#%&'()*+,\-./0-9:;<=>?@A-Z[\\\]^_a-z{|}~]/g,
    (unit) => `$([char]0x${unit.charCodeAt(0).toString(16)})`,
  );
  return `"${safe}"`;
}

/** @returns null where a character or the length is beyond what the command prompt takes */
function toCmd(request: PlainRequest): string | null {
  const body = request.body === null ? null : onOneLine(request.body);
  const texts = [request.url, body ?? '', ...request.headers.flat()];
  if (texts.some((text) => replaceInvisible(text, () => '') !== text)) {
    return null;
  }
  const command = toCurl({ ...request, body }, quoteForCmd).join(' ^\n  ');
  return command.length > LONGEST_LINE ? null : command;
}

/** In JSON, line ends and tabs stand between values only. */
function onOneLine(text: string): string {
  try {
    JSON.parse(text);
    return text.replaceAll(/[\t\n\r]/g, ' ');
  } catch {
    return text;
  }
}

/**
 * Quotes as C programs read their arguments on Windows, of which the prompt sees none: a caret stands before all that it
 * could act on. It looks for variables first; with a caret behind every percent sign, no variable has
 * such a name.
 */
function quoteForCmd(text: string): string {
  const argument = `"${text.replaceAll(/(\\*)("|$)/g, (_, slashes: string, end: string) => slashes + slashes + (end && '\\"'))}"`;
  return argument.replaceAll(/(?<=%).|[^ \w\-./:=%]/gsu, '^$&');
}

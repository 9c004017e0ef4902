import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SHELLS, toShellCommand } from '../../../../shared/export/shell-command.ts';
import { makeRequest } from '../../../helpers/make-request.ts';

const ATTACKS = [
  "'; touch /tmp/owned; '",
  '$(id) `id` $HOME',
  'a\nb\\',
  '-o /etc/passwd',
  '@/etc/passwd',
  '!!',
  "''\\'",
  '\u0003\ntouch OUT\n',
  '\u001b[201~\ntouch OUT\n',
  '\u009b2J\u202e\u200b',
  '"; Remove-Item x; "',
  '\u2018; ls; \u2019 \u201c; ls; \u201d',
  '%USERNAME% %USERNAME:~0,5% %%USERNAME%%',
  '" & calc & "',
  '\\" & calc ^& \\\\"',
  'trailing\\',
  '{1,2}[3-4]',
  '\ud800',
];
const SHELL = process.platform === 'win32' ? [] : ['sh', 'bash'];

/** The arguments that a shell hands to curl. */
function argumentsOf(shell: string, command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync(shell, ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

/** The arguments that curl finds in a line of the command prompt, as the prompt and then the C runtime read it. */
function argumentsOfCmd(command: string): string[] {
  expect(command).not.toMatch(/%[^^]/);
  const line = command.replaceAll(/\^\n/g, '').replaceAll(/\^(.)/gsu, '$1');
  const found: string[] = [];
  for (const [whole] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/gsu)) {
    found.push(
      whole
        .replace(/^"|"$/g, '')
        .replaceAll(/(\\*)"/g, (_, slashes: string) => slashes.slice(0, slashes.length / 2) + '"')
        .replace(/(\\+)$/, (slashes) => slashes.slice(0, slashes.length / 2)),
    );
  }
  return found.slice(1);
}

/** The texts in a PowerShell command, as it reads them. */
function textsOf(command: string): string[] {
  return [...command.matchAll(/"((?:[^"`$]|\$\(\[char\]0x[0-9a-f]+\))*)"/g)].map(([, text = '']) =>
    text.replaceAll(/\$\(\[char\]0x([0-9a-f]+)\)/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    ),
  );
}

const PAYMENT = makeRequest({
  method: 'POST',
  url: 'https://shop.example/pay?a=%20[1]',
  requestHeaders: [
    ['Content-Type', 'application/json'],
    ['Host', 'shop.example'],
    [':authority', 'shop.example'],
    ['Content-Length', '9'],
    ['X-Empty', ''],
    ['Cookie', 'a=1'],
    ['cookie', 'b=2'],
  ],
  requestBody: '{"a":"b c"}',
});
const PAYMENT_ARGUMENTS = [
  ...['--globoff', '--proto', '=http,https', '--request', 'POST'],
  ...['--header', 'Content-Type: application/json'],
  ...['--header', 'X-Empty;', '--header', 'Cookie: a=1', '--header', 'cookie: b=2'],
  ...['--data-raw', '{"a":"b c"}'],
  ...['--url', 'https://shop.example/pay?a=%20[1]'],
];

describe.each(SHELL)('a request as a command for %s', (shell) => {
  it('is made of its method, headers, body and address', () => {
    expect(argumentsOf(shell, toShellCommand(PAYMENT, 'sh')!)).toEqual(PAYMENT_ARGUMENTS);
  });

  it.each(ATTACKS)('hands on %j as it stands, wherever it is written', (text) => {
    const request = makeRequest({
      method: text,
      url: `http://h/${text}`,
      requestHeaders: [
        ['X', `a${text}b`],
        [`:${text}`, 'never'],
      ],
      requestBody: `${text}.`,
    });
    const command = toShellCommand(request, 'sh')!;
    const [, , , , method, , header, , body, , url, ...more] = argumentsOf(shell, command);
    expect(more).toEqual([]);
    expect(method).toBe(text === '!!' ? text : 'GET');
    expect(body).toBe(`${text.toWellFormed()}.`);
    expect(header).toBe(`X: a${text.toWellFormed().replaceAll(/[\p{Cc}\u202e\u200b]/gu, ' ')}b`);
    expect(decodeURIComponent(url!.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))).toContain(
      text.toWellFormed().slice(0, 3),
    );
  });
});

describe('a request as a command for PowerShell', () => {
  it('is made of its method, headers, body and address', () => {
    expect(textsOf(toShellCommand(PAYMENT, 'powershell')!)).toEqual([
      'POST',
      ...['x-empty', '', 'cookie', 'a=1; b=2'],
      'application/json',
      '{"a":"b c"}',
      'https://shop.example/pay?a=%20[1]',
    ]);
  });

  it.each(ATTACKS)('hands on %j as it stands', (text) => {
    const request = makeRequest({ method: 'GET', url: 'http://h/', requestHeaders: [], requestBody: text });
    const command = toShellCommand(request, 'powershell')!;
    expect(textsOf(command)).toEqual(['GET', text.toWellFormed(), 'http://h/']);
    expect(command.replaceAll(/"[^"]*"/g, '""')).toBe(
      'Invoke-WebRequest -UseBasicParsing -Method "" `\n  -Body ([Text.Encoding]::UTF8.GetBytes("")) `\n  -Uri ""',
    );
  });
});

describe('a request as a command for the command prompt', () => {
  it('is made of its method, headers, body and address', () => {
    expect(argumentsOfCmd(toShellCommand(PAYMENT, 'cmd')!)).toEqual(PAYMENT_ARGUMENTS);
  });

  it.each(ATTACKS)('hands on %j as it stands, or says that it cannot', (text) => {
    const request = makeRequest({ method: 'GET', url: 'http://h/', requestHeaders: [], requestBody: text });
    const command = toShellCommand(request, 'cmd');
    if (/[\p{Cc}\u202e\u200b]/u.test(text)) {
      expect(command).toBeNull();
    } else {
      expect(argumentsOfCmd(command!).slice(5, 7)).toEqual(['--data-raw', text.toWellFormed()]);
    }
  });

  it('says JSON of several lines on one, and nothing that is longer than a line may be', () => {
    const ask = (requestBody: string): string | null =>
      toShellCommand(
        makeRequest({ method: 'GET', url: 'http://h/', requestHeaders: [], requestBody }),
        'cmd',
      );
    expect(argumentsOfCmd(ask('{\n\t"a": "b"\n}')!)).toContain('{  "a": "b" }');
    expect(ask('x'.repeat(9000))).toBeNull();
  });
});

describe.each(SHELLS)('in every shell (%s)', (shell) => {
  it.each(ATTACKS)('nothing of %j ends the line or moves the cursor', (text) => {
    const request = makeRequest({
      method: text,
      url: `http://h/${text}`,
      requestHeaders: [[text, text]],
      requestBody: text,
    });
    const command = toShellCommand(request, shell) ?? '';
    expect(command.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
  });

  it.each(['file:///etc/passwd', '/api/cart', '-o/x', 'ftp://h/'])('there is none for “%s”', (url) => {
    expect(toShellCommand(makeRequest({ url }), shell)).toBeNull();
  });
});

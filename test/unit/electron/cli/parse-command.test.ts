import { describe, expect, it } from 'vitest';
import { parseCommand, type Command } from '../../../../electron/cli/parse-command.ts';
import { UsageError } from '../../../../electron/cli/usage.ts';

const parse = (line: string): Command => parseCommand(line.split(' ').filter((word) => word !== ''));

describe('parseCommand', () => {
  it.each<[string, Command]>([
    [
      'import a.json b.json --library lib --json',
      {
        kind: 'import',
        library: 'lib',
        files: ['a.json', 'b.json'],
        keepOriginals: undefined,
        passwordFile: undefined,
      },
    ],
    [
      '--library=lib --json import a.json',
      {
        kind: 'import',
        library: 'lib',
        files: ['a.json'],
        keepOriginals: undefined,
        passwordFile: undefined,
      },
    ],
    [
      'import --library lib --json -- --odd.json',
      {
        kind: 'import',
        library: 'lib',
        files: ['--odd.json'],
        keepOriginals: undefined,
        passwordFile: undefined,
      },
    ],
    [
      'import folder --library lib --json --keep-originals',
      { kind: 'import', library: 'lib', files: ['folder'], keepOriginals: true, passwordFile: undefined },
    ],
    [
      'import a.zip --library lib --json --password-file words',
      { kind: 'import', library: 'lib', files: ['a.zip'], keepOriginals: undefined, passwordFile: 'words' },
    ],
    ['assets a.zip b --library lib --json', { kind: 'assets', library: 'lib', files: ['a.zip', 'b'] }],
    ['list --library lib --json', { kind: 'list', library: 'lib' }],
    ['verify --library lib --json', { kind: 'verify', library: 'lib' }],
    ['events abc --library lib', { kind: 'events', library: 'lib', sessionId: 'abc' }],
    ['help', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['import -h', { kind: 'help' }],
  ])('understands “%s”', (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  it.each([
    ['', /--library DIR is missing/],
    ['import a.json --json', /--library DIR is missing/],
    ['import a.json --library= --json', /--library DIR is missing/],
    ['--library lib', /A command is missing/],
    ['erase --library lib', /There is no command “erase”/],
    ['import --library lib --json', /“import” needs at least one file/],
    ['assets --library lib --json', /“assets” needs at least one file/],
    ['assets a.zip --library lib', /“assets” prints JSON only/],
    ['import a.json --library lib', /“import” prints JSON only: add --json/],
    ['list --library lib', /“list” prints JSON only: add --json/],
    ['list extra --library lib --json', /“list” takes no arguments/],
    ['verify --library lib', /“verify” prints JSON only: add --json/],
    ['verify extra --library lib --json', /“verify” takes no arguments/],
    ['list --library lib --json --keep-originals', /--keep-originals belongs to “import”/],
    ['events --library lib', /“events” takes 1 argument\./],
    ['events a b --library lib', /“events” takes 1 argument\./],
    ['list --library lib --json --verbose', /--verbose/],
    ['list --library', /library/],
  ])('does not understand “%s”, and says why', (line, reason) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(reason);
  });
});

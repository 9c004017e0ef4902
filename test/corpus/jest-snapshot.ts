/**
 * Reads the snapshots of a `.snap` file of Jest by name. They are in the notation of pretty-format with its
 * quotes unescaped: a text ends at the quote before a comma and the end of the line.
 */
export function parseJestSnapshots(file: string): ReadonlyMap<string, unknown> {
  const found = file.matchAll(/^exports\[`(.*)`\] = `\n([^]*?)\n`;$/gm);
  return new Map(
    [...found].map(([, name = '', text = '']) => [name, new SnapshotReader(unescape(text)).read()]),
  );
}

function unescape(text: string): string {
  return text.replace(/\\([`\\$])/g, '$1');
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['undefined', undefined],
  ['true', true],
  ['false', false],
]);

class SnapshotReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): unknown {
    switch (this.text[this.at]) {
      case '{':
        return this.readObject();
      case '[':
        return this.readArray();
      case '"':
        return this.readText();
      default:
        return this.readWord();
    }
  }

  private readObject(): unknown {
    const entries: [string, unknown][] = [];
    for (this.open(); this.text[this.at] !== '}'; this.skip(/,?\s*/y)) {
      const [, key = ''] = this.skip(/"(.*?)": /y);
      entries.push([key, this.read()]);
    }
    this.at++;
    return Object.fromEntries(entries);
  }

  private readArray(): unknown {
    const items: unknown[] = [];
    for (this.open(); this.text[this.at] !== ']'; this.skip(/,?\s*/y)) {
      items.push(this.read());
    }
    this.at++;
    return items;
  }

  private readText(): string {
    return this.skip(/"([^]*?)"(?=,\n|$)/y)[1] ?? '';
  }

  private readWord(): unknown {
    const [word] = this.skip(/[\w.+-]+/y);
    return WORDS.has(word) ? WORDS.get(word) : Number(word);
  }

  private open(): void {
    this.skip(/[{[]\s*/y);
  }

  private skip(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) {
      throw new Error(`unexpected: ${this.text.slice(this.at, this.at + 40)}`);
    }
    this.at = pattern.lastIndex;
    return match;
  }
}

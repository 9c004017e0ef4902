import { toEscaped } from '../text.ts';

/** What rrweb's own names stand for in its types (rrweb-io/rrweb:packages/types/src/index.ts), by their numbers. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    EventType: [
      'DomContentLoaded',
      'Load',
      'FullSnapshot',
      'IncrementalSnapshot',
      'Meta',
      'Custom',
      'Plugin',
    ],
    IncrementalSource: [
      'Mutation',
      'MouseMove',
      'MouseInteraction',
      'Scroll',
      'ViewportResize',
      'Input',
      'TouchMove',
      'MediaInteraction',
      'StyleSheetRule',
      'CanvasMutation',
      'Font',
      'Log',
      'Drag',
      'StyleDeclaration',
      'Selection',
      'AdoptedStyleSheet',
      'CustomElement',
    ],
    MouseInteractions: [
      'MouseUp',
      'MouseDown',
      'Click',
      'ContextMenu',
      'DblClick',
      'Focus',
      'Blur',
      'TouchStart',
      'TouchMove_Departed',
      'TouchEnd',
      'TouchCancel',
    ],
    NodeType: ['Document', 'DocumentType', 'Element', 'Text', 'CDATA', 'Comment'],
  }),
);

type Mode = 'code' | 'word' | 'text' | 'comment' | 'line comment';

const PLAIN = /[^"'`\\\u0000-\u001f]+/y;
const WORD = /[\w$.+!-]/;
/** No number or name that means anything is longer. */
const MAX_WORD = 1000;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '0': '\\u0000',
  v: '\\u000b',
  "'": "'",
  '`': '`',
  '\n': '',
  '\r': '',
};

/**
 * Turns a JavaScript literal into JSON as its text comes: names without quotes, quotes of any kind, comments, commas at
 * the end, numbers of any form. It ends where the literal ends.
 */
export class LiteralReader {
  /** The literal has ended: what follows is something else. */
  isDone = false;
  private mode: Mode = 'code';
  private depth = 0;
  private word = '';
  private quote = '';
  private last = '';
  private escape = '';
  /** A comma that is written only when another item follows. */
  private hasComma = false;
  private out: string[] = [];

  /** @returns the JSON that the piece makes; a word at its end comes with the next */
  push(text: string): string {
    this.out = [];
    for (let at = 0; at < text.length && !this.isDone;) {
      const plain = this.mode === 'text' && this.escape === '' ? plainEnd(text, at) : at;
      this.out.push(text.slice(at, plain));
      at = plain;
      if (at < text.length) {
        this.read(text[at++] as string);
      }
    }
    return this.out.join('');
  }

  private read(character: string): void {
    switch (this.mode) {
      case 'text':
        this.readText(character);
        break;
      case 'comment':
      case 'line comment':
        this.readComment(character);
        break;
      case 'word':
        if (WORD.test(character)) {
          this.word += this.word.length < MAX_WORD ? character : '';
          break;
        }
        this.endWord(character);
        this.readCode(character);
        break;
      case 'code':
        this.readCode(character);
    }
  }

  private readCode(character: string): void {
    if (this.last === '/' && (character === '/' || character === '*')) {
      this.mode = character === '/' ? 'line comment' : 'comment';
    } else if (`"'\``.includes(character)) {
      this.write('"');
      this.quote = character;
      this.mode = 'text';
    } else if ('[{]}'.includes(character)) {
      this.readBracket(character);
    } else {
      this.readMark(character);
    }
    this.last = character;
  }

  private readBracket(character: string): void {
    if ('[{'.includes(character)) {
      this.write(character);
      this.depth++;
      return;
    }
    this.hasComma = false;
    this.out.push(character);
    this.depth--;
    this.isDone = this.depth <= 0;
  }

  private readMark(character: string): void {
    if (character === ',') {
      this.hasComma = true;
    } else if (character === ':') {
      this.out.push(':');
    } else if (WORD.test(character)) {
      this.word = character;
      this.mode = 'word';
    }
  }

  private write(text: string): void {
    this.out.push(this.hasComma ? `,${text}` : text);
    this.hasComma = false;
  }

  /** A name before a colon is a key; anything else a value, as far as it is one. */
  private endWord(next: string): void {
    const { word } = this;
    this.word = '';
    this.mode = 'code';
    if (word === 'new' || word === 'as' || word === 'const') {
      return;
    }
    this.write(
      next === ':' || (/^[A-Za-z_$][\w$]*$/.test(word) && next === ' ' && !isWordValue(word))
        ? JSON.stringify(word)
        : readValue(word),
    );
  }

  private readText(character: string): void {
    if (this.escape !== '') {
      this.readEscape(character);
    } else if (character === '\\') {
      this.escape = '\\';
    } else if (character === this.quote) {
      this.out.push('"');
      this.mode = 'code';
      this.isDone = this.depth === 0;
    } else {
      this.out.push(toEscaped(character));
    }
  }

  /** `\x41` and `\u{1f600}` are written as JSON writes them; others are mostly the same. */
  private readEscape(character: string): void {
    const escape = this.escape + character;
    this.escape = '';
    if (/^\\(x[\da-f]?|u\{[\da-f]{0,8})$/i.test(escape) || escape === '\\u') {
      this.escape = escape;
    } else if (/^\\x|^\\u\{/.test(escape)) {
      const digits = /[\da-f]+/i.exec(escape.slice(2))?.[0] ?? '0';
      this.out.push(toEscaped(String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10ffff))));
    } else if (escape.startsWith('\\u')) {
      this.out.push(escape);
    } else {
      this.out.push(
        SHORT_ESCAPES[character] ?? (/["\\/bfnrt]/.test(character) ? escape : toEscaped(character)),
      );
    }
  }

  private readComment(character: string): void {
    const ends = this.mode === 'comment' ? this.last === '*' && character === '/' : character === '\n';
    this.last = ends ? '' : character;
    this.mode = ends ? 'code' : this.mode;
  }
}

/** Where the letters of a text end that mean the same in JSON. */
function plainEnd(text: string, from: number): number {
  PLAIN.lastIndex = from;
  return PLAIN.test(text) ? PLAIN.lastIndex : from;
}

function isWordValue(word: string): boolean {
  return /^(true|false|null|undefined|NaN|Infinity)$/.test(word);
}

function readValue(word: string): string {
  if (word === 'true' || word === '!0') {
    return 'true';
  }
  if (word === 'false' || word === '!1') {
    return 'false';
  }
  const number = Number(word.replace(/(?<=\d)_(?=\d)/g, '').replace(/n$/, ''));
  if (word !== '' && Number.isFinite(number)) {
    return String(number);
  }
  const [list, name] = word.split('.').slice(-2);
  const found = NAMES.get(list ?? '')?.indexOf(name ?? '') ?? -1;
  return found < 0 ? 'null' : String(found);
}

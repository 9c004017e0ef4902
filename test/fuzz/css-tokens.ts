import { tokenize, TokenType, type CSSToken } from '@csstools/css-tokenizer';

/** What a browser would load of a piece of CSS, and the strings that are nothing but text, as another reader sees them. */
export interface CssView {
  /** Addresses in the places from which something is loaded. */
  readonly loads: readonly string[];
  /** Addresses in those places, and in others of which it depends on more than tokens. */
  readonly near: string;
  readonly texts: readonly string[];
  /** Whether there is an `@import`, or a function that takes addresses. */
  readonly isActive: boolean;
}

const LOADING = /^(?:url|src|image|(?:-webkit-)?image-set)$/i;
/** What the sanitiser writes in the place of a function that it does not let load anything, and of a font. */
const DISARMED = /^(?:-x-not-loaded|local)$/i;
const OPENING: readonly TokenType[] = [TokenType.OpenParen, TokenType.OpenSquare, TokenType.OpenCurly];
const CLOSING: Readonly<Partial<Record<TokenType, TokenType>>> = {
  [TokenType.CloseParen]: TokenType.OpenParen,
  [TokenType.CloseSquare]: TokenType.OpenSquare,
  [TokenType.CloseCurly]: TokenType.OpenCurly,
};

interface Level {
  readonly opener: TokenType;
  /** The function's name; empty for a bracket. */
  readonly name: string;
  readonly takesAddresses: boolean;
}

/** Reads CSS by @csstools/css-tokenizer, after what the standard calls preprocessing. */
export function viewCss(css: string): CssView {
  const view = new Viewer();
  tokenize({
    css: css
      .replaceAll('\r\n', '\n')
      .replace(/[\r\f]/g, '\n')
      .replaceAll('\0', '\ufffd'),
  }).forEach((token) => view.take(token));
  return view;
}

class Viewer implements CssView {
  readonly loads: string[] = [];
  readonly texts: string[] = [];
  near = '';
  isActive = false;
  private readonly levels: Level[] = [];
  /** How many levels there were at the `@import` that is being read; undefined outside of one. */
  private importLevel: number | undefined;
  private hasImported = false;

  take(token: CSSToken): void {
    const isInside = this.importLevel !== undefined || this.levels.at(-1)?.takesAddresses === true;
    switch (token[0]) {
      case TokenType.AtKeyword:
        this.beginRule(token[4].value);
        break;
      case TokenType.URL:
        this.isActive = true;
        this.load(token[4].value);
        break;
      case TokenType.BadURL:
        this.isActive = true;
        this.hasImported = true;
        break;
      case TokenType.BadString:
        this.hasImported = true;
        break;
      case TokenType.String:
        this.takeString(token[4].value, isInside);
        break;
      case TokenType.Function:
        this.openFunction(token[4].value);
        break;
      default:
        this.takeBracket(token[0]);
    }
    if (isInside || token[0] === TokenType.URL || token[0] === TokenType.BadURL) {
      this.near += token[1];
    }
  }

  private beginRule(name: string): void {
    if (this.importLevel === undefined && name.toLowerCase() === 'import') {
      this.importLevel = this.levels.length;
      this.hasImported = false;
      this.isActive = true;
    }
  }

  /** Of an import, the first address is that of the sheet, also where it is none, and others are nothing. */
  private load(address: string): void {
    if (this.importLevel === undefined || !this.hasImported) {
      this.loads.push(address);
    }
    this.hasImported = true;
  }

  private takeString(value: string, isInside: boolean): void {
    if (this.importLevel !== undefined || LOADING.test(this.levels.at(-1)?.name ?? '')) {
      this.load(value);
    }
    if (!isInside) {
      this.texts.push(value);
    }
  }

  private openFunction(name: string): void {
    const isLoading = LOADING.test(name);
    this.isActive ||= isLoading;
    const takesAddresses = isLoading || DISARMED.test(name) || this.levels.at(-1)?.takesAddresses === true;
    this.levels.push({ opener: TokenType.OpenParen, name, takesAddresses });
  }

  private endsImport(type: TokenType): boolean {
    const isEnd = type === TokenType.Semicolon && this.levels.length <= (this.importLevel ?? 0);
    return isEnd || type === TokenType.OpenCurly || type === TokenType.CloseCurly;
  }

  private closes(type: TokenType): boolean {
    return CLOSING[type] !== undefined && this.levels.at(-1)?.opener === CLOSING[type];
  }

  private takeBracket(type: TokenType): void {
    if (this.endsImport(type)) {
      // What an import's conditions leave open goes with it.
      this.levels.length = this.importLevel ?? this.levels.length;
      this.importLevel = undefined;
    }
    if (OPENING.includes(type)) {
      const takesAddresses = type !== TokenType.OpenCurly && this.levels.at(-1)?.takesAddresses === true;
      this.levels.push({ opener: type, name: '', takesAddresses });
    } else if (this.levels.length > (this.importLevel ?? 0) && this.closes(type)) {
      this.levels.pop();
    }
  }
}

import { isAssetAddress } from '../../assets/asset-address.ts';
import { AssetLedger } from '../missing/asset-ledger.ts';
import {
  preprocessCss,
  readBareUrl,
  readString,
  resolveEscapes,
  skipMarkupComment,
  skipName,
  skipNumber,
  skipSpaces,
  startsName,
  withoutByteOrderMarks,
  type Scanned,
} from './css-scanner.ts';
import { CLOSERS, readImport, writeImport } from './import-rule.ts';
import type { AssetKind } from '../../model/missing-assets.ts';
import { hideFromPlayer, isRewritten, windowFeature } from './player-rewriting.ts';
import { asksForReplayed, readAttribute, readPseudo, type AskedFor } from './replayed-selectors.ts';
import { Statement } from './statement.ts';
import { CLEAR_PIXEL } from '../placeholder.ts';
import { fontAt, pictureAt } from '../data-picture.ts';

/** Without any of these, CSS loads nothing. Escapes can hide all of them. */
const CAN_LOAD = /\\|url|import|image|src\(|attr\(/i;
/** What, left open, would change the meaning of CSS that follows. */
const CAN_STAY_OPEN = /["']|\/\*/;
/** After one of these, no token goes on. */
const ENDS_TOKEN = /(?:[\s{}()[\];:,"'>]|\*\/)$/;
/** White space that ends the number of an escape: the name goes on behind it. */
const ENDS_ESCAPE = /\\[0-9a-f]{1,6}[ \t\n]$/i;
/** After one of these, a selector is about another element. */
const ENDS_COMPOUND = /[\s>+~,{};]/;
/** Functions whose strings are addresses, or all of whose addresses are pictures. */
const TAKES_ADDRESSES = /^(?:-webkit-)?(?:image-set|cross-fade)$|^image$|^src$/;
/** What may be inside them and holds no addresses in strings, or only in its own way. */
const HARMLESS_INSIDE =
  /^(?:url|local|type|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|min|max|clamp|(?:-webkit-)?(?:image-set|cross-fade)|image|[a-z-]*gradient)$/;

/**
 * An attribute as a text, a number or a length. With a type of its own, Chromium reads it as CSS, and loads what stands in
 * it: no attribute is checked for that.
 */
const PLAIN_ATTRIBUTE = /\s*[\w-]+\s*(?:(?:raw-string|string|number|%|(?!url)[a-z]{1,4})\s*)?[,)]/iy;

/**
 * Where CSS stands: on its own, such as a declaration or a rule; as all of a sheet; or as a piece of a sheet whose other
 * pieces may follow directly.
 */
export type CssPlace = 'whole' | 'sheet' | 'piece';

/**
 * CSS that loads nothing but what is in it or in the library. Other addresses go to the ledger, and are replaced by
 * one clear pixel; `@import` becomes an empty rule, so that rules keep their numbers. A piece is also closed:
 * nothing in it can join what comes after it. And rrweb finds nothing in it to rewrite. Selectors ask for attributes that
 * the replayed page has (replayed-selectors.ts).
 * @param property what it is the value of, where it is one
 * @returns the same string if there is nothing to change
 */
export function sanitiseCss(
  recorded: string,
  ledger: AssetLedger,
  place: CssPlace = 'whole',
  property = '',
): string {
  const css = withoutByteOrderMarks(recorded);
  const isOpen = place === 'piece' && (CAN_STAY_OPEN.test(css) || isRewritten(css));
  if (isOpen || CAN_LOAD.test(css) || asksForReplayed(css)) {
    return new CssRewriter(css, ledger, place, property).rewrite();
  }
  return place === 'piece' && css !== '' && !ENDS_TOKEN.test(css) ? `${css}/**/` : css;
}

/** The same for the `src` of a font. */
export function sanitiseFontSource(recorded: string, ledger: AssetLedger): string {
  const css = withoutByteOrderMarks(recorded);
  return CAN_LOAD.test(css) ? new CssRewriter(css, ledger, 'whole', 'src', true).rewrite() : css;
}

/** The selector that finds in a replayed page what this one would have found in the page that was recorded. */
export function replayedSelector(typed: string): string {
  return sanitiseCss(`${typed}{}`, new AssetLedger()).replace(/\{\}$/, '');
}

interface Bracket {
  readonly closer: string;
  readonly takesAddresses: boolean;
  readonly isFontFace: boolean;
}

class CssRewriter {
  private readonly original: string;
  /** The same as browsers read it. */
  private readonly css: string;
  private readonly ledger: AssetLedger;
  private readonly place: CssPlace;
  private readonly out: string[] = [];
  private readonly open: Bracket[] = [];
  private readonly statement: Statement;
  /** Pieces only: nothing else is given to the player as a sheet. */
  private readonly isRewritten: boolean;
  private copied = 0;
  private fontFaces: number;
  private isFontFaceNext = false;
  /** How many brackets are around a selector's pseudo-element that was just read. */
  private pseudoElementIn = -1;
  /** What the text needs to be complete. */
  private ending = '';

  constructor(css: string, ledger: AssetLedger, place: CssPlace, property: string, isFontSource = false) {
    this.original = css;
    this.css = preprocessCss(css);
    this.ledger = ledger;
    this.place = place;
    this.fontFaces = isFontSource ? 1 : 0;
    this.statement = new Statement(this.css, this.out, property);
    this.isRewritten = place === 'piece' && isRewritten(css);
  }

  rewrite(): string {
    const { css, original, place } = this;
    for (let at = 0; at < css.length;) {
      if (this.pseudoElementIn === this.open.length && ENDS_COMPOUND.test(css.charAt(at))) {
        this.pseudoElementIn = -1;
      }
      at = this.token(at);
    }
    if (this.copied === 0 && place !== 'piece') {
      return original;
    }
    this.out.push(css.slice(this.copied));
    const text = this.out.join('');
    return place === 'piece' ? hideFromPlayer(this.close(text)) : text;
  }

  private close(text: string): string {
    const isEscaping = this.ending !== '*/' && /(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(-512));
    const closed = (isEscaping ? text.slice(0, -1) : text) + this.ending;
    const first = this.open.findIndex(({ takesAddresses }) => takesAddresses);
    const brackets = first < 0 ? [] : this.open.slice(first).reverse();
    const whole = closed + brackets.map(({ closer }) => closer).join('');
    const isEnded = ENDS_TOKEN.test(whole.slice(-2)) && !ENDS_ESCAPE.test(whole.slice(-8));
    return whole === '' || isEnded ? whole : `${whole}/**/`;
  }

  private token(at: number): number {
    const { css } = this;
    switch (css.charAt(at)) {
      case '"':
      case "'":
        return this.string(at);
      case '/':
        return css.charAt(at + 1) === '*' ? this.comment(at) : at + 1;
      case '@':
        return startsName(css, at + 1) ? this.atRule(at) : at + 1;
      case '#':
        return skipName(css, at + 1);
      case ':':
        return this.colon(at);
      case ';':
        this.isFontFaceNext = false;
        this.endStatement(';');
        return at + 1;
      default:
        return this.bracket(at) ?? this.word(at);
    }
  }

  private word(at: number): number {
    const { css } = this;
    const afterNumber = skipNumber(css, at);
    if (afterNumber > at) {
      return afterNumber;
    }
    const afterMark = skipMarkupComment(css, at);
    if (afterMark > at || !startsName(css, at)) {
      return Math.max(afterMark, at + 1);
    }
    const end = skipName(css, at);
    if (css.charAt(end) === '(') {
      return this.function(at, end);
    }
    this.statement.readWord(at, end);
    const isFeature = this.isRewritten && this.statement.isAtRule;
    const feature = isFeature ? windowFeature(css.slice(at, end)) : undefined;
    if (feature !== undefined) {
      this.replace(at, end, feature);
    }
    return end;
  }

  private colon(at: number): number {
    const { css } = this;
    if (!this.isInParentheses) {
      this.statement.readColon();
    }
    const pseudo = readPseudo(css, at);
    if (pseudo?.by === 'element') {
      this.pseudoElementIn = this.open.length;
    } else if (pseudo && this.pseudoElementIn !== this.open.length) {
      this.askFor(pseudo);
    }
    return pseudo?.end ?? at + 1;
  }

  /** Where it turns out to be in a selector, something else is asked for. */
  private askFor({ start, end, by }: AskedFor): void {
    this.statement.noteInRule(by);
    this.replace(start, end, this.css.slice(start, end));
  }

  private get isInParentheses(): boolean {
    const closer = this.open.at(-1)?.closer;
    return closer === ')' || closer === ']';
  }

  private endStatement(by: string): void {
    if (!this.isInParentheses) {
      this.statement.end(by);
    }
  }

  private comment(at: number): number {
    const end = this.css.indexOf('*/', at + 2);
    if (end < 0) {
      this.ending = '*/';
      return this.css.length;
    }
    return end + 2;
  }

  private string(at: number): number {
    const read = readString(this.css, at);
    const isAddress = this.open.at(-1)?.takesAddresses === true;
    const kept = isAddress ? this.kept(read) : read.text;
    if (kept !== read.text) {
      this.replace(at, read.end, `"${kept ?? this.note(read) ?? CLEAR_PIXEL}"`);
    } else if (read.ending === 'open') {
      this.ending = this.css.charAt(at);
    }
    return read.end;
  }

  private function(at: number, nameEnd: number): number {
    const name = resolveEscapes(this.css.slice(at, nameEnd)).toLowerCase();
    if (name === 'url') {
      return this.url(at, nameEnd + 1);
    }
    const isInside = this.open.at(-1)?.takesAddresses === true;
    // Its string can come from a variable, which no address is seen in; no browser has it yet.
    const isUnreadable =
      name === 'src' ||
      (isInside && !HARMLESS_INSIDE.test(name)) ||
      (name === 'attr' && !this.isPlainAttribute(nameEnd + 1));
    if (isUnreadable) {
      this.replace(at, nameEnd, '-x-not-loaded');
    }
    const takesAddresses = TAKES_ADDRESSES.test(name) || (isInside && isUnreadable);
    this.open.push({ closer: ')', takesAddresses, isFontFace: false });
    return name === 'attr' ? this.shownAttribute(nameEnd) : nameEnd + 1;
  }

  /** The name of the attribute whose text is shown. @returns where to go on */
  private shownAttribute(at: number): number {
    const shown = readAttribute(this.css, at);
    if (shown) {
      this.replace(shown.start, shown.end, shown.by);
    }
    return shown?.end ?? at + 1;
  }

  private isPlainAttribute(at: number): boolean {
    PLAIN_ATTRIBUTE.lastIndex = at;
    return PLAIN_ATTRIBUTE.test(this.css);
  }

  private url(at: number, from: number): number {
    const { css } = this;
    const start = skipSpaces(css, from);
    const isQuoted = css.charAt(start) === '"' || css.charAt(start) === "'";
    const read = isQuoted ? readString(css, start) : readBareUrl(css, start);
    const close = isQuoted ? skipSpaces(css, read.end) : read.end - 1;
    const isComplete = read.ending === 'closed' && css.charAt(close) === ')';
    const kept = isComplete ? this.kept(read) : undefined;
    if (kept !== undefined) {
      if (kept !== read.text) {
        this.replace(at, close + 1, `url("${kept}")`);
      }
      return close + 1;
    }
    if (isComplete || !isQuoted) {
      this.replace(at, isComplete ? close + 1 : read.end, this.substitute(this.note(read)));
      return isComplete ? close + 1 : read.end;
    }
    // Something follows the string: it stays inside a function that means nothing.
    this.replace(at, read.end, '-x-not-loaded(');
    this.note(read);
    this.open.push({ closer: ')', takesAddresses: true, isFontFace: false });
    return read.end;
  }

  /** The address that may stay, or what it is to be; undefined where nothing may. */
  private kept({ text, ending }: Scanned): string | undefined {
    if (ending !== 'closed' || text === '') {
      return ending === 'closed' ? text : undefined;
    }
    const part = this.ledger.page.partOf(text);
    if (part !== undefined) {
      return this.statement.refersToParts && this.open.at(-1)?.takesAddresses !== true ? part : undefined;
    }
    return pictureAt(text) ?? (this.fontFaces > 0 ? fontAt(text) : undefined);
  }

  private substitute(filled: string | undefined): string {
    const isMissingFont = this.fontFaces > 0 && filled === undefined;
    return isMissingFont ? 'local("")' : `url("${filled ?? CLEAR_PIXEL}")`;
  }

  private note(
    { text }: Scanned,
    kind: AssetKind = this.fontFaces > 0 ? 'font' : 'image',
  ): string | undefined {
    return this.ledger.page.partOf(text) === undefined ? this.ledger.moveAside(kind, text) : undefined;
  }

  private atRule(at: number): number {
    const end = skipName(this.css, at + 1);
    const name = resolveEscapes(this.css.slice(at + 1, end)).toLowerCase();
    this.isFontFaceNext = name === 'font-face';
    // Its prelude is of selectors.
    this.statement.isAtRule = name !== 'scope';
    return name === 'import' ? this.import(at, end) : end;
  }

  /** Replaces an `@import` by one of the library's sheet, or by a rule that does nothing. */
  private import(at: number, from: number): number {
    const { end, address } = readImport(this.css, from);
    const character = this.css.charAt(end);
    const after = character === ';' ? end + 1 : end;
    if (character === ';') {
      this.endStatement(';');
    }
    const isRule = this.place !== 'whole' && character !== '{' && this.open.length === 0;
    const sheet = address && this.sheetOf(address);
    const own =
      address && sheet !== undefined && isRule
        ? writeImport(sheet, this.css.slice(address.end, end))
        : undefined;
    this.replace(at, after, own ?? (character === '{' ? '@media not all' : '@media not all{}'));
    return after;
  }

  private sheetOf(address: Scanned): string | undefined {
    return isAssetAddress(address.text) ? address.text : this.note(address, 'stylesheet');
  }

  private bracket(at: number): number | undefined {
    const { css } = this;
    const character = css.charAt(at);
    if (character === '{' || character === '}') {
      this.endStatement(character);
    }
    const closer = CLOSERS[character];
    if (closer !== undefined) {
      const attribute = character === '[' ? readAttribute(css, at) : undefined;
      if (attribute) {
        this.askFor(attribute);
      }
      this.openBracket(closer);
      return Math.max(at + 1, this.copied);
    }
    if (!')]}'.includes(character)) {
      return undefined;
    }
    const last = this.open.at(-1);
    if (last?.closer === character) {
      this.open.pop();
      this.fontFaces -= Number(last.isFontFace);
    }
    return at + 1;
  }

  private openBracket(closer: string): void {
    const isBlock = closer === '}';
    const isFontFace = isBlock && this.isFontFaceNext;
    this.isFontFaceNext &&= !isBlock;
    this.fontFaces += Number(isFontFace);
    const takesAddresses = !isBlock && this.open.at(-1)?.takesAddresses === true;
    this.open.push({ closer, takesAddresses, isFontFace });
  }

  private replace(from: number, to: number, by: string): void {
    this.out.push(this.css.slice(this.copied, from), by);
    this.copied = to;
  }
}

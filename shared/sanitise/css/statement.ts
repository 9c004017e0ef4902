import { resolveEscapes } from './css-scanner.ts';

/**
 * Properties for which `url(#part)` is a part of the document. Anywhere else it is a picture, and Chromium asks for the
 * document itself as one.
 */
const REFERS =
  /^(?:fill|stroke|marker(?:-start|-mid|-end)?|(?:-webkit-)?(?:filter|clip-path|mask(?:-image)?)|backdrop-filter|offset-path|behavior)$/;

/** The declaration or rule that is being read. */
export class Statement {
  isAtRule = false;
  private readonly css: string;
  private readonly out: string[];
  private readonly given: string;
  /** Where the last name begins and ends, and the name before the first colon. */
  private word = 0;
  private wordEnd = 0;
  private property = 0;
  private propertyEnd: number | undefined;
  /** Places in `out`, and what they hold if it is a rule: that shows at its brace. */
  private readonly inRule: { readonly at: number; readonly by: string }[] = [];

  /**
   * @param out what has been written of it; changed in place
   * @param property what all of it is the value of; '' where it is no value
   */
  constructor(css: string, out: string[], property: string) {
    this.css = css;
    this.out = out;
    this.given = property;
  }

  /** A name that is no function. */
  readWord(at: number, end: number): void {
    this.word = at;
    this.wordEnd = end;
  }

  readColon(): void {
    if (this.propertyEnd === undefined) {
      this.property = this.word;
      this.propertyEnd = this.wordEnd;
    }
  }

  /** What is written next but one is this instead, if it turns out to be in a rule's selectors. */
  noteInRule(by: string): void {
    this.inRule.push({ at: this.out.length + 1, by });
  }

  /** @param by a semicolon or brace that is in no other brackets */
  end(by: string): void {
    if (by === '{' && !this.isAtRule) {
      this.inRule.forEach(({ at, by }) => (this.out[at] = by));
    }
    this.inRule.length = 0;
    this.isAtRule = false;
    this.propertyEnd = undefined;
    this.word = this.wordEnd = 0;
  }

  /** Whether `url(#part)` is a part of the document here. */
  get refersToParts(): boolean {
    const own = this.css.slice(this.property, this.propertyEnd ?? this.property);
    return REFERS.test(this.given || resolveEscapes(own).toLowerCase());
  }
}

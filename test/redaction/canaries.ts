import type { ReplayEvent } from '../../shared/model/replay-event.ts';

/** A value that is seeded once, in one place and one form. */
export interface Canary {
  readonly value: string;
  readonly place: string;
}

export interface SeededSession {
  readonly canaries: readonly Canary[];
  readonly events: readonly ReplayEvent[];
}

const START = 1_760_000_000_000;

/** Page and events with one value of its own in every place and every form in which a recording can carry one. */
export function seedSession(): SeededSession {
  const seeder = new Seeder();
  const page = seeder.page();
  const events = [
    seeder.event(4, {
      href: `https://bank.example/${seeder.seed('address', 'percent')}`,
      width: 800,
      height: 600,
    }),
    seeder.event(2, { node: page, initialOffset: { top: 0, left: 0 } }),
    ...seeder.increments(),
    ...seeder.payloads(),
    ...seeder.forms(),
  ];
  return { canaries: seeder.canaries, events };
}

/** How a value is written. */
const FORMS = {
  plain: (value: string) => value,
  capitals: (value: string) => value.toUpperCase(),
  percent: (value: string) => encodeURIComponent(value),
  percentTwice: (value: string) => encodeURIComponent(encodeURIComponent(value)),
  plus: (value: string) => encodeURIComponent(value).replaceAll('%20', '+'),
  entities: (value: string) => Array.from(value, (sign) => `&#${sign.codePointAt(0)};`).join(''),
  hexEntities: (value: string) =>
    Array.from(value, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
  escapes: (value: string) =>
    Array.from(value, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  cssEscapes: (value: string) =>
    Array.from(value, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `).join(''),
  json: (value: string) => JSON.stringify({ deep: JSON.stringify({ value }) }),
  zeroWidth: (value: string) => Array.from(value).join('\u{200b}'),
  softHyphen: (value: string) => Array.from(value).join('\u{ad}'),
  noBreak: (value: string) => value.replaceAll(' ', '\u{a0}'),
  lines: (value: string) => value.replaceAll(' ', ' \n\t '),
  fullWidth: (value: string) =>
    value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfe_e0)),
  hex: (value: string) => Buffer.from(value).toString('hex'),
  base64: (value: string) => Buffer.from(`{"v":"${value}"}`).toString('base64'),
  base64At1: (value: string) => Buffer.from(`-${value}`).toString('base64'),
  base64At2: (value: string) => Buffer.from(`--${value}`).toString('base64'),
  base64Url: (value: string) => Buffer.from(`??>${value}`).toString('base64url'),
  base64Utf16: (value: string) => Buffer.from(value, 'utf16le').toString('base64'),
  hexUtf16: (value: string) => Buffer.from(value, 'utf16le').toString('hex'),
} as const;
type Form = keyof typeof FORMS;

class Seeder {
  readonly canaries: Canary[] = [];
  /** The first node of a name, or with an attribute of a name. */
  private readonly known = new Map<string, number>();
  private id = 1;
  private atMs = START;

  /** A new value, written in a form. */
  seed(place: string, form: Form = 'plain'): string {
    return FORMS[form](this.value(`${place} (${form})`));
  }

  /** No two begin alike, and no letters of them are anywhere else. */
  value(place: string): string {
    const number = this.canaries.length + 1;
    const name = Array.from(String(number).padStart(3, '0'), (digit) =>
      'QWJKVZXYGH'.charAt(Number(digit)),
    ).join('');
    const value = `${name}ortu ${name.toLowerCase()}imel${number}`;
    this.canaries.push({ value, place });
    return value;
  }

  event(type: number, data: unknown): ReplayEvent {
    this.atMs += 50;
    return { type, timestamp: this.atMs, data };
  }

  element(tagName: string, attributes: object, ...childNodes: unknown[]): object {
    const id = this.id++;
    [tagName, ...Object.keys(attributes)].forEach((name) => this.known.set(name, this.known.get(name) ?? id));
    return { type: 2, id, tagName, attributes, childNodes };
  }

  text(textContent: string): object {
    return { type: 3, id: this.id++, textContent };
  }

  page(): object {
    const [one, two] = this.split('text over nodes', 2);
    const digits = this.split('text over boxes', 4);
    const body = this.element(
      'body',
      { class: this.seed('class') },
      this.element('p', {}, this.text(`Hello ${this.seed('text')}!`)),
      this.element('p', {}, this.text(`Hello ${one}`), this.element('b', {}, this.text(`${two}!`))),
      this.element('div', {}, ...digits.map((digit) => this.element('div', {}, this.text(digit)))),
      ...this.attributes(),
      ...this.pictures(),
      { type: 5, id: this.id++, textContent: this.seed('comment') },
      this.element('textarea', {}, this.text(this.seed('textarea'))),
      this.element('input', { type: 'text', value: '' }),
      this.element('div', { contenteditable: 'true' }, this.text('')),
      this.element('iframe', { srcdoc: `<p>${this.seed('srcdoc', 'entities')}</p>` }),
    );
    const head = this.element(
      'head',
      {},
      this.element('title', {}, this.text(this.seed('title'))),
      this.element(
        'style',
        {},
        this.text(
          `p::before{content:"${this.seed('CSS content')}";--name:"${this.seed('CSS', 'cssEscapes')}"}`,
        ),
      ),
      this.element('link', { _cssText: `a{content:"${this.seed('linked sheet')}"}` }),
    );
    return { type: 0, id: this.id++, childNodes: [this.element('html', {}, head, body)] };
  }

  private split(place: string, parts: number): string[] {
    const value = this.value(place);
    const size = Math.ceil(value.length / parts);
    return Array.from({ length: parts }, (_, at) => value.slice(at * size, (at + 1) * size));
  }

  private attributes(): object[] {
    const names = [
      'title',
      'alt',
      'aria-label',
      'data-owner',
      'placeholder',
      'value',
      'href',
      'content',
      'style',
      'id',
    ];
    return names.map((name) => this.element('a', { [name]: this.seed(`attribute ${name}`) }));
  }

  private pictures(): object[] {
    const svg = (value: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg"><text>${value}</text></svg>`;
    const inBase64 = Buffer.from(svg(this.value('picture in base64'))).toString('base64');
    const percent = encodeURIComponent(svg(this.value('picture in percent signs')));
    const drawn = Buffer.from(this.value('drawn canvas')).toString('base64');
    return [
      this.element('img', { src: `data:image/svg+xml;base64,${inBase64}` }),
      this.element('img', { srcset: `data:image/svg+xml,${percent} 2x` }),
      this.element('canvas', { rr_dataURL: `data:image/png;base64,${drawn}` }),
    ];
  }

  increments(): ReplayEvent[] {
    const [body, field] = ['body', 'input'].map((name) => this.known.get(name));
    // Its text was made just before it.
    const editable = (this.known.get('contenteditable') ?? 0) - 1;
    const increment = (data: object): ReplayEvent => this.event(3, data);
    const mutation = (data: object): ReplayEvent =>
      increment({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...data });
    return [
      ...this.typed('typed letter by letter').map((text) =>
        increment({ source: 5, id: field, text, isChecked: false }),
      ),
      ...this.typed('edited letter by letter').map((value) => mutation({ texts: [{ id: editable, value }] })),
      mutation({ attributes: [{ id: body, attributes: { title: this.seed('changed attribute') } }] }),
      mutation({ attributes: [{ id: body, attributes: { style: { '--x': this.seed('changed style') } } }] }),
      mutation({
        adds: [
          {
            parentId: body,
            nextId: null,
            node: this.element('p', { title: this.seed('added') }, this.text(this.seed('added text'))),
          },
        ],
      }),
      increment({ source: 8, id: body, adds: [{ rule: `p{content:"${this.seed('rule')}"}`, index: 0 }] }),
      increment({
        source: 13,
        id: body,
        index: [0],
        set: { property: '--x', value: this.seed('declaration') },
      }),
      increment({
        source: 15,
        id: body,
        styleIds: [1],
        styles: [{ styleId: 1, rules: [{ rule: `p{content:"${this.seed('adopted')}"}` }] }],
      }),
      increment({
        source: 9,
        id: body,
        type: 0,
        commands: [{ property: 'fillText', args: [this.seed('canvas'), 1, 1] }],
      }),
    ];
  }

  private typed(place: string): string[] {
    const value = this.value(place);
    return Array.from({ length: value.length - 2 }, (_, at) => value.slice(0, at + 3));
  }

  payloads(): ReplayEvent[] {
    const request = {
      name: `https://bank.example/api?who=${this.seed('request address', 'plus')}#${this.seed('fragment', 'percent')}`,
      requestHeaders: { cookie: `who=${this.seed('cookie', 'percent')}` },
      requestBody: this.seed('request body', 'json'),
      responseBody: `{"who":"${this.seed('response body', 'escapes')}"}`,
    };
    return [
      this.event(6, { plugin: 'rrweb/network@1', payload: { requests: [request] } }),
      this.event(6, {
        plugin: 'rrweb/console@1',
        payload: {
          level: 'log',
          payload: [JSON.stringify(this.seed('console'))],
          trace: [this.seed('trace')],
        },
      }),
      this.event(5, {
        tag: '$pageview',
        payload: { [this.seed('name of a property')]: 1, list: [[{ deep: this.seed('deep') }]] },
      }),
      this.event(5, { tag: this.seed('tag'), payload: null }),
      this.event(77, { unknown: this.seed('unknown event') }),
    ];
  }

  forms(): ReplayEvent[] {
    return (Object.keys(FORMS) as Form[]).map((form) =>
      this.event(5, { tag: 'form', payload: { text: `in front, ${this.seed('payload', form)}, behind` } }),
    );
  }
}

import type { SeededRandom } from '../seeded-random.ts';
import type { PageNode } from './page-node.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const WORDS = 'one two three four five six seven'.split(' ');
export const COLORS = ['red', 'green', 'blue', 'rgb(1, 2, 3)', 'rgba(9, 8, 7, 0.5)'] as const;

interface Options {
  readonly attributes?: Record<string, unknown>;
  readonly text?: string;
  readonly isFixed?: boolean;
  readonly isSvg?: boolean;
}

/** Makes nodes of every kind that rrweb treats in a way of its own. */
export class RandomPage {
  private readonly random: SeededRandom;
  private nextId = 1;
  readonly root: PageNode;

  constructor(random: SeededRandom) {
    this.random = random;
    this.root = this.document();
  }

  /** A document that is larger than any window, so that it can be scrolled anywhere. */
  document(): PageNode {
    const { random } = this;
    const document = this.node(0, '', { text: random.int(6) === 0 ? 'quirks' : '', isFixed: true });
    if (document.text !== 'quirks') {
      this.put(document, this.node(1, '', { isFixed: true }));
    }
    const html = this.put(document, this.element('html', { isFixed: true }));
    this.put(html, this.element('head', { isFixed: true }));
    const body = this.put(html, this.element('body', { isFixed: true }));
    this.put(body, this.spacer(6000, 9000));
    return document;
  }

  /** Some nodes into the body of a document. */
  fill(document: PageNode, count: number): void {
    const body = document.children.at(-1)?.children.at(-1);
    for (let at = 0; body && at < count; at++) {
      this.put(body, this.some(2));
    }
  }

  node(
    type: number,
    tag: string,
    { attributes = {}, text = '', isFixed = false, isSvg = false }: Options = {},
  ): PageNode {
    const node = {
      ...{ id: this.nextId++, type, tag, attributes, text, isFixed, isSvg, style: new Map<string, string>() },
      ...{ children: [], shadow: undefined, content: undefined, parent: undefined, rules: undefined },
      ...{ value: undefined, isChecked: false, scroll: undefined, adopted: [] },
    };
    return Object.assign(node, { document: node as unknown as PageNode });
  }

  element(tag: string, options: Options = {}): PageNode {
    return this.node(2, tag, options);
  }

  put(parent: PageNode, child: PageNode, isInShadow = false): PageNode {
    child.parent = parent;
    if (isInShadow) {
      parent.shadow ??= [];
      parent.shadow.push(child);
    } else {
      parent.children.push(child);
    }
    adopt(child, parent.document);
    return child;
  }

  /** A node of any kind, perhaps with others in it. */
  some(depth: number): PageNode {
    const { random } = this;
    if (random.int(4) === 0) {
      return this.node(random.int(6) === 0 ? 5 : 3, '', { text: this.words() });
    }
    const make = random.pick([...(depth > 0 ? this.holders(depth) : []), ...this.leaves()]);
    const node = make();
    if (random.int(3) === 0) {
      node.attributes['class'] = `c${random.int(5)}`;
    }
    return node;
  }

  words(): string {
    return Array.from({ length: 1 + this.random.int(3) }, () => this.random.pick(WORDS)).join(' ');
  }

  rule(): string {
    const { random } = this;
    const plain = `.c${random.int(5)} { color: ${random.pick(COLORS)}; margin-left: ${random.int(9)}px; }`;
    const around = random.pick(['', '', '@media all', '@supports (color: red)']);
    return around
      ? `${around} { ${plain} i { color: blue; } }`
      : random.int(4) === 0
        ? plain.replace(' {', ':hover {')
        : plain;
  }

  private holders(depth: number): (() => PageNode)[] {
    const { random } = this;
    const holder = (tag: string, options?: Options) => () => {
      const node = this.element(tag, options);
      for (let at = random.int(4); at > 0; at--) {
        this.put(node, this.some(depth - 1));
      }
      return node;
    };
    return [
      holder('div'),
      holder('ul'),
      holder('p', { attributes: { title: 'a' } }),
      holder('x-widget'),
      holder('dialog'),
      () => this.scroller(),
      () => this.frame(),
      () => {
        const host = this.element(random.pick(['div', 'x-host']));
        for (let at = random.int(3); at >= 0; at--) {
          this.put(host, this.some(depth - 1), true);
        }
        this.put(host, this.some(0));
        return host;
      },
      () => {
        const svg = this.element('svg', { isSvg: true, attributes: { width: '20', height: '20' } });
        this.put(svg, this.element('lineargradient', { isSvg: true }));
        this.put(svg, this.element('use', { isSvg: true, attributes: { 'xlink:href': '#a' } }));
        return svg;
      },
    ];
  }

  private leaves(): (() => PageNode)[] {
    const { random } = this;
    const leaf =
      (tag: string, attributes: Record<string, unknown> = {}) =>
      () =>
        this.element(tag, { attributes: { ...attributes } });
    return [
      leaf('br'),
      leaf('input', { type: 'text', value: 'typed' }),
      leaf('input', { type: 'checkbox' }),
      leaf('input', { type: 'radio', name: `group${random.int(2)}` }),
      leaf('textarea', { value: 'some text' }),
      leaf('textarea'),
      leaf('canvas', { width: '20', height: '20' }),
      leaf('img', { src: PIXEL, rr_dataURL: PIXEL }),
      leaf('img', { alt: 'b' }),
      leaf('div', { rr_width: '40px', rr_height: '30px', class: 'blocked' }),
      leaf('video', {
        rr_mediaState: random.pick(['paused', 'played']),
        rr_mediaCurrentTime: 2,
        rr_mediaVolume: 0.5,
      }),
      leaf('audio', {}),
      leaf('meta', { 'http-equiv': 'Content-Security-Policy', content: 'x' }),
      leaf('link', { rel: 'stylesheet', href: 'https://shop.example/a.css', _cssText: '.c1 { top: 1px; }' }),
      leaf('link', { rel: 'stylesheet', href: 'https://shop.example/b.css' }),
      () => this.select(),
      () => this.sheet(),
      () => this.sheet(),
    ];
  }

  private spacer(width: number, height: number): PageNode {
    return this.element('div', {
      isFixed: true,
      attributes: { style: `width: ${width}px; height: ${height}px` },
    });
  }

  private scroller(): PageNode {
    // Else the browser moves what is scrolled when something in it grows, and when it does so is its own affair.
    const style = 'width: 100px; height: 80px; overflow: scroll; overflow-anchor: none';
    const scroller = this.element('div', { attributes: { style, id: 'scroller' } });
    this.put(scroller, this.spacer(3000, 3000));
    this.put(scroller, this.some(0));
    return scroller;
  }

  private frame(): PageNode {
    return this.element('iframe', {
      attributes: { width: '200', height: '150', rr_src: 'https://shop.example/frame' },
    });
  }

  private select(): PageNode {
    const select = this.element('select');
    for (const value of ['a', 'b', 'c']) {
      const option = this.element('option', { isFixed: true, attributes: { value } });
      this.put(option, this.node(3, '', { text: value, isFixed: true }));
      this.put(select, option);
    }
    return select;
  }

  private sheet(): PageNode {
    const sheet = this.element('style');
    sheet.rules = Array.from({ length: this.random.int(4) }, () => this.rule());
    if (this.random.int(2) === 0) {
      this.put(sheet, this.node(3, '', { text: sheet.rules.join(' ') }));
    }
    return sheet;
  }
}

/** A node and all below it become part of a document. */
export function adopt(node: PageNode, document: PageNode): void {
  if (node.type === 0) {
    return;
  }
  node.document = document;
  for (const child of [...node.children, ...(node.shadow ?? [])]) {
    adopt(child, document);
  }
}

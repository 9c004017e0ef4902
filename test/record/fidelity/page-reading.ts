/** What a script reads of an element. */
export interface ElementReading {
  /** Where it stands, the same on the live page and in a replay of it. */
  readonly path: string;
  /** Its left, top, right and bottom edge in the viewport of its document; null where it has no box. */
  readonly box: readonly [number, number, number, number] | null;
  /** Computed styles of the element and its pseudo-elements, and what the user put in. */
  readonly styles: Readonly<Record<string, string>>;
}

/** What a script reads of a page. */
export interface PageReading {
  /** By the clock of the page, which is the recorder's. */
  readonly atMs: number;
  readonly elements: readonly ElementReading[];
}

/**
 * Reads all elements below the document's root, its open shadow roots and its frames. Runs in a page, so it holds
 * whatever it needs. Elements that show nothing by their nature are left out: players add, replace and remove such.
 */
export function readPage(): PageReading {
  const unseen = new Set('head script noscript style link meta title base template source param'.split(' '));
  const names = [
    ...['color', 'background-color', 'background-image', 'opacity', 'display', 'visibility', 'position'],
    ...['font-family', 'font-weight', 'font-size', 'font-style', 'line-height', 'text-align'],
    ...['text-decoration-line', 'text-transform', 'writing-mode', 'direction', 'white-space-collapse'],
    ...['outline-style', 'outline-width', 'outline-color', 'border-top-width', 'border-top-style'],
    ...[
      'border-top-color',
      'border-left-width',
      'border-left-color',
      'border-bottom-width',
      'border-top-left-radius',
    ],
    ...[
      'box-shadow',
      'transform',
      'translate',
      'rotate',
      'scale',
      'filter',
      'backdrop-filter',
      'mix-blend-mode',
    ],
    ...[
      'clip-path',
      'mask-image',
      'overflow-x',
      'overflow-y',
      'z-index',
      'object-fit',
      'cursor',
      'accent-color',
    ],
    ...['fill', 'stroke', 'stroke-width', 'user-select', 'interactivity', 'color-scheme'],
  ];
  const pseudoNames = [
    'content',
    'color',
    'background-color',
    'display',
    'width',
    'height',
    'transform',
    'opacity',
  ];
  const elements: ElementReading[] = [];

  const plain = (value: string): string => value.replace(/url\((?:"[^"]*"|[^)]*)\)/g, 'url()');
  const stylesOf = (element: Element, view: Window): Record<string, string> => {
    const styles: Record<string, string> = {};
    const computed = view.getComputedStyle(element);
    for (const name of names) {
      // What is on a canvas counts as a picture: how it comes there is the player's own affair.
      const isDrawn = name === 'background-image' && element.localName === 'canvas';
      styles[name] = isDrawn ? '' : plain(computed.getPropertyValue(name));
    }
    for (const pseudo of ['::before', '::after']) {
      const inside = view.getComputedStyle(element, pseudo);
      if (inside.content !== 'none' && inside.content !== 'normal') {
        pseudoNames.forEach((name) => (styles[pseudo + name] = plain(inside.getPropertyValue(name))));
      }
    }
    return Object.assign(styles, statesOf(element));
  };
  /** Instances of another frame's classes are none of this one's. */
  const statesOf = (element: Element): Record<string, string> => {
    const { value, checked, localName } = element as
      HTMLInputElement | (HTMLProgressElement & { checked: boolean });
    const scrolled = element.scrollTop || element.scrollLeft;
    return {
      ...(/^(input|textarea|select|progress|meter)$/.test(localName) ? { value: String(value) } : {}),
      ...(localName === 'input' ? { checked: String(checked) } : {}),
      ...(scrolled ? { scrolled: `${Math.round(element.scrollLeft)} ${Math.round(element.scrollTop)}` } : {}),
    };
  };
  const boxOf = (element: Element): ElementReading['box'] => {
    if (element.getClientRects().length === 0) {
      return null;
    }
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const frameOf = (element: Element): Document | null =>
    element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;

  const walk = (parent: Element | ShadowRoot, path: string, view: Window): void => {
    const counts = new Map<string, number>();
    for (const element of parent.children) {
      const name = element.localName;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (!unseen.has(name)) {
        visit(element, `${path}/${name}[${count}]`, view);
      }
    }
  };
  const visit = (element: Element, path: string, view: Window): void => {
    elements.push({ path, box: boxOf(element), styles: stylesOf(element, view) });
    walk(element, path, view);
    if (element.shadowRoot) {
      walk(element.shadowRoot, `${path}/#shadow`, view);
    }
    const inner = frameOf(element);
    const root = inner?.children[0];
    if (root && inner.defaultView) {
      visit(root, `${path}/#document/html`, inner.defaultView);
    }
  };
  visit(document.documentElement, 'html', window);
  return { atMs: Date.now(), elements };
}

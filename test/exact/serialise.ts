import type { Replayer } from '@rrweb/replay';
import { documentsOf, insidesOf, rootsOf } from './stock-replayer.ts';
import { stateAttribute } from '../../shared/sanitise/replayed-attributes.ts';

const HOVERED = stateAttribute('hover');

/** What is looked at beside the document. */
export interface LookOptions {
  /** The player's time, from which playing media are reckoned; in the replayer's own terms. */
  readonly timeOffset: number;
  /** Pointer, selection and fonts, which rrweb forgets when it seeks past a meta event. */
  readonly withPassing: boolean;
  readonly withSelection: boolean;
}

/** So that what ends in 5 is not rounded up once and down once. */
const ROUNDING = 1e-6;

/** Everything there is to see of a replayed document, one thing a line. */
export function serialise(replayer: Replayer, options: LookOptions): string[] {
  const lines: string[] = [];
  const { iframe } = replayer;
  const { contentDocument } = iframe;
  lines.push(`viewport ${iframe.getAttribute('width')} × ${iframe.getAttribute('height')}`);
  const look = new Look(replayer, lines, options);
  if (contentDocument) {
    look.document(contentDocument, '');
  }
  if (options.withPassing) {
    lines.push(...passing(replayer, contentDocument));
  }
  if (options.withPassing && options.withSelection) {
    lines.push(...selections(replayer, contentDocument));
  }
  return lines;
}

function passing(replayer: Replayer, document: Document | null): string[] {
  const { mouse } = insidesOf(replayer);
  const fonts = new Set([...(document?.fonts ?? [])].map(({ family }) => family).sort());
  // Where a frame is depends on pictures above it, which may not have been decoded yet.
  const isInFrame = documentsOf(document)
    .slice(1)
    .some((each) => hovered(each));
  const isTouching = mouse.classList.contains('touch-active');
  return [
    `mouse ${isInFrame ? 'in a frame' : `${mouse.style.left}, ${mouse.style.top}`}${isTouching ? ' touching' : ''}`,
    `fonts ${[...fonts].join()}`,
  ];
}

/** Whether the pointer is in a document. */
function hovered(document: Document): boolean {
  return rootsOf(document).some((root) => root.querySelector(`[${HOVERED}]`) !== null);
}

function selections(replayer: Replayer, document: Document | null): string[] {
  const mirror = replayer.getMirror();
  return documentsOf(document).flatMap((each) => {
    const selection = each.getSelection();
    const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, at) => selection?.getRangeAt(at));
    // A caret shows nothing, and comes with whatever has the focus.
    return ranges.flatMap((range) =>
      range && !range.collapsed ? [`selection ${describe(mirror, range)}`] : [],
    );
  });
}

function describe(mirror: ReturnType<Replayer['getMirror']>, range: Range): string {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return `${mirror.getId(startContainer)}:${startOffset} to ${mirror.getId(endContainer)}:${endOffset}`;
}

class Look {
  private readonly replayer: Replayer;
  private readonly lines: string[];
  private readonly options: LookOptions;

  constructor(replayer: Replayer, lines: string[], options: LookOptions) {
    this.replayer = replayer;
    this.lines = lines;
    this.options = options;
  }

  document(document: Document, indent: string): void {
    const { scrollX = 0, scrollY = 0 } = document.defaultView ?? {};
    const scroll = `scrolled ${Math.round(scrollX)}, ${Math.round(scrollY)}`;
    this.lines.push(`${indent}document ${this.id(document)} ${document.compatMode} ${scroll}`);
    this.sheets(document.adoptedStyleSheets, `${indent} adopted`);
    this.children(document, indent);
  }

  private children(parent: ParentNode & Node, indent: string): void {
    for (const child of parent.childNodes) {
      this.node(child, `${indent} `);
    }
  }

  private node(node: ChildNode, indent: string): void {
    if (node.nodeType === Node.ELEMENT_NODE) {
      this.element(node as HTMLElement, indent);
    } else if (node.nodeType === Node.DOCUMENT_TYPE_NODE) {
      const { name, publicId, systemId } = node as DocumentType;
      this.lines.push(`${indent}doctype ${this.id(node)} ${name} ${publicId} ${systemId}`);
    } else {
      this.lines.push(`${indent}${node.nodeName} ${this.id(node)} ${JSON.stringify(node.textContent)}`);
    }
  }

  private element(element: HTMLElement, indent: string): void {
    if (this.isOfReplayer(element)) {
      return;
    }
    const properties = [...this.attributes(element), ...propertiesOf(element), ...this.media(element)];
    this.lines.push([`${indent}<${element.nodeName}> ${this.id(element)}`, ...properties].join(' '));
    const { sheet } = element as unknown as { sheet?: CSSStyleSheet | null };
    if (sheet) {
      this.sheets([sheet], `${indent} sheet`);
    }
    this.children(element, indent);
    if (element.shadowRoot) {
      this.lines.push(`${indent} #shadow`);
      this.sheets(element.shadowRoot.adoptedStyleSheets, `${indent}  adopted`);
      this.children(element.shadowRoot, `${indent} `);
    }
    const { contentDocument } = element as unknown as { contentDocument?: Document | null };
    if (contentDocument) {
      this.document(contentDocument, `${indent} `);
    }
  }

  /** The style element that rrweb puts beside the head. Where a page's root element was replaced, only a seek has it. */
  private isOfReplayer(element: Element): boolean {
    const isUnrecorded = element.nodeName === 'STYLE' && !this.replayer.getMirror().getMeta(element);
    const [rule] = (element as HTMLStyleElement).sheet?.cssRules ?? [];
    return isUnrecorded && rule !== undefined && rule.cssText.startsWith('.rr-block');
  }

  /** The id by which events reach a node; none for what they do not reach. */
  private id(node: Node): string {
    const mirror = this.replayer.getMirror();
    const id = mirror.getId(node);
    return id >= 0 && mirror.getNode(id) === node ? `#${id}` : '#';
  }

  private sheets(sheets: readonly CSSStyleSheet[], label: string): void {
    for (const sheet of sheets) {
      for (const rule of sheet.cssRules) {
        this.lines.push(`${label} ${rule.cssText.replaceAll(/\s+/g, ' ')}`);
      }
      this.lines.push(`${label} end`);
    }
  }

  private attributes(element: HTMLElement): string[] {
    return [...element.attributes]
      .filter(({ name }) => this.options.withPassing || name !== HOVERED)
      .flatMap(({ name, value }) => {
        const isRootClass = name === 'class' && element.nodeName === 'HTML';
        return isRootClass ? rootClasses(value) : [attribute(element, name, value)];
      })
      .sort();
  }

  private media(element: Element): string[] {
    const state = insidesOf(this.replayer).mediaManager.mediaMap.get(element);
    if (!state) {
      return [];
    }
    const { isPlaying, currentTimeAtLastInteraction, lastInteractionTimeOffset, playbackRate } = state;
    const elapsed = isPlaying
      ? ((this.options.timeOffset - lastInteractionTimeOffset) / 1000) * playbackRate
      : 0;
    const { volume, muted, loop } = state;
    const time = (currentTimeAtLastInteraction + elapsed + ROUNDING).toFixed(2);
    return [`media=${[isPlaying, time, playbackRate, volume, muted, loop].join()}`];
  }
}

function attribute(element: HTMLElement, name: string, value: string): string {
  if (name === 'style') {
    const { style } = element;
    const declarations = Array.from(
      style,
      (property) => `${property}: ${style.getPropertyValue(property)}${style.getPropertyPriority(property)}`,
    );
    return `style=${declarations.sort().join('; ')}`;
  }
  return `${name}=${JSON.stringify(value)}`;
}

function propertiesOf(element: HTMLElement): string[] {
  const { nodeName, scrollLeft, scrollTop } = element;
  const list: string[] = [];
  // A dialog that opens puts the focus on what it then holds, and scrolls itself to it.
  if (nodeName !== 'DIALOG' && (scrollLeft !== 0 || scrollTop !== 0)) {
    list.push(`scrolled=${Math.round(scrollLeft)},${Math.round(scrollTop)}`);
  }
  if (nodeName === 'INPUT') {
    const { value, checked } = element as HTMLInputElement;
    list.push(`value=${JSON.stringify(value)} checked=${checked}`);
  } else if (nodeName === 'SELECT' || nodeName === 'OPTION') {
    list.push(...chosen(element as HTMLSelectElement | HTMLOptionElement));
  } else if (nodeName === 'TEXTAREA') {
    list.push(`value=${JSON.stringify((element as HTMLTextAreaElement).value)}`);
  } else if (nodeName === 'DIALOG') {
    // A dialog whose attribute was taken away still counts as modal, and is not shown.
    const { open } = element as HTMLDialogElement;
    list.push(`open=${open} modal=${open && element.matches(':modal')}`);
  }
  return list;
}

/** Where no option says that it is chosen, the browser takes the one that came first, and rrweb adds them in any order. */
function chosen(element: HTMLSelectElement | HTMLOptionElement): string[] {
  if (!element.closest('select')?.querySelector('option[selected]')) {
    return [];
  }
  return 'selected' in element
    ? [`selected=${element.selected}`]
    : [`value=${JSON.stringify(element.value)}`];
}

/** Without that which rrweb sets itself where it was ever paused. */
function rootClasses(value: string): string[] {
  const tokens = value.split(/\s+/).filter((token) => token !== '' && token !== 'rrweb-paused');
  return tokens.length > 0 ? [`class="${tokens.join(' ')}"`] : [];
}

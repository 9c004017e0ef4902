import type { Replayer } from '@rrweb/replay';

export interface Added {
  readonly id: number;
  readonly type: number;
  readonly rootId?: number | undefined;
  readonly isShadow?: boolean;
  readonly childNodes?: readonly Added[];
}

export interface Add {
  readonly parentId: number;
  readonly nextId?: number | null;
  readonly node: Added;
}

export interface Remove {
  readonly id: number;
  readonly parentId: number;
  readonly isShadow?: boolean;
}

export interface Mutation {
  readonly removes: readonly Remove[];
  readonly adds: readonly Add[];
  readonly texts: readonly { readonly id: number }[];
  readonly attributes: readonly unknown[];
}

/** The data of an incremental event, as far as it matters to all kinds. */
export interface Incremental {
  readonly source: number;
  readonly id?: number;
  /** Of interactions: what was done. */
  readonly type?: number;
}

export interface AdoptedSheets {
  readonly id: number;
  readonly styleIds: readonly number[];
  readonly styles?: readonly { readonly styleId: number; readonly rules: readonly unknown[] }[];
}

/** What is private in rrweb's replayer, and called by its name there (packages/replay/src/replay/index.ts). */
export interface Insides {
  applyIncremental(event: { readonly timestamp: number; readonly data: Incremental }, isSync: boolean): void;
  applyMutation(mutation: Mutation, isSync: boolean): void;
  applyAdoptedStyleSheet(data: AdoptedSheets): void;
  applyStyleSheetRule(data: { readonly adds: readonly unknown[] }, sheet: CSSStyleSheet): void;
  applyScroll(data: Incremental, isSync: boolean): void;
  attachDocumentToIframe(mutation: Mutation, frame: HTMLIFrameElement): void;
  hoverElements(target: Node): void;
  readonly styleMirror: { add(sheet: CSSStyleSheet, id: number): void };
}

export type Mirror = ReturnType<Replayer['getMirror']>;

export function insidesOf(replayer: Replayer): Insides {
  return replayer as unknown as Insides;
}

/** Has something done after each incremental event that rrweb applies. */
export function afterIncremental(
  replayer: Replayer,
  then: (data: Incremental, timestamp: number) => void,
): void {
  const insides = insidesOf(replayer);
  const apply = insides.applyIncremental.bind(replayer);
  insides.applyIncremental = (event, isSync) => {
    apply(event, isSync);
    then(event.data, event.timestamp);
  };
}

/** A node of the page that is shown, as the Page panel lists it. */
export interface PageNode {
  /** rrweb's id, which events refer to. */
  readonly id: number;
  readonly kind: 'document' | 'doctype' | 'element' | 'text' | 'comment';
  /** The element's name in small letters; empty for what has none. */
  readonly name: string;
  /** Cut to what can be read; what the app made harmless is shown as it is now. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: number;
}

/** What is asked of the page that is shown. */
export type PageQuestion =
  /** The document's own node. */
  | { readonly kind: 'root' }
  | { readonly kind: 'children'; readonly id: number; readonly from: number }
  /** A node and everything above it, the document first. */
  | { readonly kind: 'path'; readonly id: number }
  /** Nodes that a CSS selector fits or, where it is none, whose text holds the words; in the document's order. */
  | { readonly kind: 'find'; readonly typed: string }
  | { readonly kind: 'look'; readonly id: number };

/** The answers; null where the page has no such node at this moment. */
export type PageAnswer =
  | { readonly kind: 'nodes'; readonly nodes: readonly PageNode[] }
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'look'; readonly look: PageLook }
  | null;

/** Where and how a node is drawn. */
export interface PageLook {
  /** In CSS pixels of the page's window; null where it is not drawn. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  /** A few computed styles that explain why something is or is not seen. */
  readonly styles: readonly (readonly [name: string, value: string])[];
  /** What a field holds, where it is one. */
  readonly value: string | null;
}

/** How many children are sent at once. */
export const CHILDREN_AT_ONCE = 500;

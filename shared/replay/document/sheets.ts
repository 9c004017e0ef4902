import { IncrementalSource, type PlainObject } from '../../model/replay-event.ts';
import { objectsOf } from './records.ts';
import { SheetLog } from './sheet-log.ts';
import { NodeType, type TreeNode } from './tree-node.ts';

interface ConstructedSheet {
  /** Only this document can adopt the sheet. */
  readonly document: TreeNode;
  readonly log: SheetLog;
}

/** Sheets that scripts made, by their recorded ids. All are kept: any can be adopted again. */
export class Sheets {
  private readonly byId = new Map<unknown, ConstructedSheet>();

  /** Sheets that came with an AdoptedStyleSheet event. */
  define(styles: unknown, host: TreeNode): void {
    const document = documentOf(host);
    if (!document) {
      return;
    }
    for (const { styleId, rules } of objectsOf(styles)) {
      const log = new SheetLog(true);
      log.addRules(Array.isArray(rules) ? (rules as unknown[]) : []);
      this.byId.delete(styleId);
      this.byId.set(styleId, { document, log });
    }
  }

  /** Whether a document or shadow root can adopt these: a browser refuses sheets of another document. */
  canAdopt(host: TreeNode, styleIds: readonly unknown[]): boolean {
    const own = documentOf(host);
    return styleIds.every((styleId) => (this.byId.get(styleId)?.document ?? own) === own);
  }

  get(styleId: unknown): SheetLog | undefined {
    return this.byId.get(styleId)?.log;
  }

  /** Removes the sheets of a document that leaves. */
  leave(node: TreeNode): void {
    if (node.type !== NodeType.document) {
      return;
    }
    for (const [styleId, { document }] of this.byId) {
      if (document === node) {
        this.byId.delete(styleId);
      }
    }
  }

  get bytes(): number {
    let bytes = 0;
    for (const { log } of this.byId.values()) {
      bytes += log.bytes;
    }
    return bytes;
  }

  /** The data of the events that make all sheets again, each document's in the order in which they came. */
  write(): PlainObject[] {
    const byDocument = Map.groupBy(this.byId, ([, { document }]) => document);
    return [...byDocument].flatMap(([document, sheets]) => [
      {
        source: IncrementalSource.adoptedStyleSheet,
        id: document.id,
        styleIds: [...(document.carried?.adopted?.value ?? [])],
        styles: sheets.map(([styleId]) => ({ styleId, rules: [] })),
      },
      ...sheets.flatMap(([styleId, { log }]) => log.write({ styleId })),
    ]);
  }
}

function documentOf(host: TreeNode): TreeNode | undefined {
  if (host.type !== NodeType.document && !host.shadow) {
    return undefined;
  }
  let top: TreeNode | undefined = host;
  while (top && top.type !== NodeType.document) {
    top = top.parent;
  }
  return top;
}

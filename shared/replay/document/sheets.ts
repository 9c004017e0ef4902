import { IncrementalSource, type PlainObject } from '../../model/replay-event.ts';
import type { Sequenced } from './carried.ts';
import { objectsOf } from './records.ts';
import { SheetLog } from './sheet-log.ts';
import { NodeType, type TreeNode } from './tree-node.ts';

interface ConstructedSheet {
  /** Only this document can adopt the sheet. */
  readonly document: TreeNode;
  readonly log: SheetLog;
}

/** How many hosts that left may come back, or may yet come. */
const MAX_ABSENT = 1000;

/** Sheets that scripts made, by their recorded ids. All are kept: any can be adopted again. */
export class Sheets {
  private readonly byId = new Map<unknown, ConstructedSheet>();
  /** What is adopted by hosts that are not there, the last that left at the end. */
  private readonly absent = new Map<unknown, Sequenced<readonly unknown[]>>();

  /** Keeps what a host has adopted that is not there: it has it again when it comes. */
  keepFor(id: unknown, adopted: Sequenced<readonly unknown[]>): void {
    this.absent.delete(id);
    this.absent.set(id, adopted);
    if (this.absent.size > MAX_ABSENT) {
      this.absent.delete(this.absent.keys().next().value);
    }
  }

  /** What a host that comes has adopted before. */
  takeFor(id: unknown): Sequenced<readonly unknown[]> | undefined {
    const adopted = this.absent.size > 0 ? this.absent.get(id) : undefined;
    if (adopted) {
      this.absent.delete(id);
    }
    return adopted;
  }

  /** What hosts that are not there have adopted, in order. */
  get adoptedByAbsent(): readonly (readonly [id: unknown, adopted: Sequenced<readonly unknown[]>])[] {
    return [...this.absent];
  }

  /** Sheets that came with an AdoptedStyleSheet event. @param host that is there, or the page */
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
  let top: TreeNode | undefined = host;
  while (top && top.type !== NodeType.document) {
    top = top.parent;
  }
  return top;
}

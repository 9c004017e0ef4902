import { CHILDREN_AT_ONCE, type PageNode } from '../../../../shared/model/page-node.ts';
import type { PageLink } from '../../playback/page-link.ts';
import { createStore } from '../../../ui/store.ts';

/** A line of the tree: a node, or what stands for those that are not listed yet. */
export type TreeRow =
  | { readonly kind: 'node'; readonly node: PageNode; readonly depth: number; readonly isOpen: boolean }
  | { readonly kind: 'more'; readonly parent: number; readonly depth: number; readonly left: number };

export interface TreeState {
  readonly rows: readonly TreeRow[];
  readonly selected: number | null;
}

/** The part of the page's tree that is open. It asks the stage for what it shows, and again when the page changes. */
export class PageTree {
  readonly state = createStore<TreeState>({ rows: [], selected: null });
  private readonly link: PageLink;
  private readonly children = new Map<number, readonly PageNode[]>();
  private readonly open = new Set<number>();
  private root: PageNode | undefined;
  private loading: Promise<void> | undefined;

  constructor(link: PageLink) {
    this.link = link;
  }

  /** Reads again what is open; at first the document down to its body. */
  reload(): Promise<void> {
    this.loading ??= this.readOpen().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  select(id: number | null): void {
    this.state.update((state) => ({ ...state, selected: id }));
  }

  async toggle(id: number): Promise<void> {
    if (this.open.delete(id)) {
      this.show();
    } else {
      this.open.add(id);
      await this.readChildren(id, 0);
      this.show();
    }
  }

  /** Lists more children of a node that has many. */
  async readMore(id: number): Promise<void> {
    await this.readChildren(id, this.children.get(id)?.length ?? 0);
    this.show();
  }

  /** Opens everything above a node, and selects it. @returns false where the page has it no more */
  async reveal(id: number): Promise<boolean> {
    const answer = await this.link.ask({ kind: 'path', id });
    if (answer?.kind !== 'nodes') {
      return false;
    }
    for (const [at, { id: above }] of answer.nodes.slice(0, -1).entries()) {
      this.open.add(above);
      await this.readUntil(above, answer.nodes[at + 1]?.id);
    }
    this.show();
    this.select(id);
    return true;
  }

  private async readOpen(): Promise<void> {
    const answer = await this.link.ask({ kind: 'root' });
    const isFirst = this.root === undefined;
    this.root = answer?.kind === 'nodes' ? answer.nodes[0] : undefined;
    if (this.root && isFirst) {
      await this.openBody(this.root);
    } else {
      await Promise.all([...this.open].map((id) => this.readAgain(id)));
    }
    this.show();
  }

  private async openBody(root: PageNode): Promise<void> {
    for (let node: PageNode | undefined = root; node;) {
      this.open.add(node.id);
      await this.readChildren(node.id, 0);
      node = this.children.get(node.id)?.find(({ name }) => name === 'html' || name === 'body');
    }
  }

  private async readAgain(id: number): Promise<void> {
    const known = this.children.get(id)?.length ?? 0;
    this.children.delete(id);
    for (let from = 0; from < Math.max(known, 1); from += CHILDREN_AT_ONCE) {
      await this.readChildren(id, from);
    }
  }

  private async readUntil(id: number, wanted: number | undefined): Promise<void> {
    for (let from = 0; ; from += CHILDREN_AT_ONCE) {
      await this.readChildren(id, from);
      const known = this.children.get(id) ?? [];
      if (known.length < from + CHILDREN_AT_ONCE || known.some((child) => child.id === wanted)) {
        return;
      }
    }
  }

  private async readChildren(id: number, from: number): Promise<void> {
    const answer = await this.link.ask({ kind: 'children', id, from });
    if (answer?.kind === 'nodes') {
      this.children.set(id, [...(this.children.get(id) ?? []).slice(0, from), ...answer.nodes]);
    } else {
      this.open.delete(id);
      this.children.delete(id);
    }
  }

  private show(): void {
    const rows: TreeRow[] = [];
    if (this.root) {
      this.addRows(rows, this.root, 0);
    }
    this.state.update((state) => ({ ...state, rows }));
  }

  private addRows(rows: TreeRow[], node: PageNode, depth: number): void {
    const isOpen = this.open.has(node.id);
    rows.push({ kind: 'node', node, depth, isOpen });
    const children = isOpen ? (this.children.get(node.id) ?? []) : [];
    children.forEach((child) => this.addRows(rows, child, depth + 1));
    const left = node.children - children.length;
    if (isOpen && left > 0) {
      rows.push({ kind: 'more', parent: node.id, depth: depth + 1, left });
    }
  }
}

import type { SeenTree } from './seen-tree.ts';

/** A popover that is open, and what opened it. */
interface Open<N> {
  readonly popover: N;
  readonly invoker: N;
}

const COMMANDS: Readonly<Record<string, string>> = {
  'toggle-popover': 'toggle',
  'show-popover': 'show',
  'hide-popover': 'hide',
};

/**
 * Which popovers are open: those that a recorded click opened by the attributes of what was clicked, as browsers do
 * (https://html.spec.whatwg.org/#the-popover-attribute). No recorder writes it down; what a script opens is not known.
 */
export class Popovers<N> {
  private readonly tree: SeenTree<N>;
  private opened: Open<N>[] = [];

  constructor(tree: SeenTree<N>) {
    this.tree = tree;
  }

  /** The open ones, the topmost last. */
  get open(): readonly N[] {
    return this.opened.map(({ popover }) => popover);
  }

  /** A click closes those that it is not in, and does what the button says that it is on. */
  click(target: N): void {
    const path = this.pathTo(target);
    this.keepOpen(({ popover, invoker }) => this.isManual(popover) || path.has(popover) || path.has(invoker));
    const button = [...path].find((node) => this.isButton(node));
    if (button !== undefined) {
      this.invoke(button);
    }
  }

  /** A modal dialog closes them. */
  openModal(): void {
    this.keepOpen(({ popover }) => this.isManual(popover));
  }

  /** @param isThere whether a node is in the document */
  keep(isThere: (node: N) => boolean): void {
    this.keepOpen(({ popover }) => isThere(popover) && this.kindOf(popover) !== undefined);
  }

  /** As a checkpoint says. */
  restore(popover: N): void {
    this.show(popover, popover);
  }

  private invoke(button: N): void {
    const { id, action } = this.wishOf(button);
    const popover = id ? this.tree.find(button, id) : undefined;
    if (popover === undefined || this.kindOf(popover) === undefined) {
      return;
    }
    const isOpen = this.open.includes(popover);
    if (isOpen && action !== 'show') {
      this.keepOpen((open) => !this.pathTo(open.popover).has(popover));
    } else if (!isOpen && action !== 'hide') {
      this.show(popover, button);
    }
  }

  /** What a button is to do, and with which popover. */
  private wishOf(button: N): { readonly id: string | undefined; readonly action: string } {
    const ask = (name: string): string | undefined => this.tree.attributeOf(button, name);
    const command = COMMANDS[ask('command')?.toLowerCase() ?? ''];
    return command === undefined
      ? { id: ask('popovertarget'), action: ask('popovertargetaction')?.toLowerCase() ?? 'toggle' }
      : { id: ask('commandfor'), action: command };
  }

  /** One that closes by itself closes the others that it is not in. */
  private show(popover: N, invoker: N): void {
    if (!this.isManual(popover)) {
      const around = new Set([...this.pathTo(popover), ...this.pathTo(invoker)]);
      this.keepOpen((open) => this.isManual(open.popover) || around.has(open.popover));
    }
    this.opened.push({ popover, invoker });
  }

  private keepOpen(isKept: (open: Open<N>) => boolean): void {
    this.opened = this.opened.filter(isKept);
  }

  private kindOf(node: N): string | undefined {
    return this.tree.attributeOf(node, 'popover')?.toLowerCase();
  }

  private isManual(popover: N): boolean {
    return !['', 'auto', 'hint'].includes(this.kindOf(popover) ?? '');
  }

  private isButton(node: N): boolean {
    const { tree } = this;
    const name = tree.nameOf(node);
    const type = tree.attributeOf(node, 'type')?.toLowerCase() ?? '';
    const isInput = name === 'input' && ['button', 'submit', 'reset', 'image'].includes(type);
    return (name === 'button' || isInput) && tree.attributeOf(node, 'disabled') === undefined;
  }

  /** A node and all that it is in. */
  private pathTo(target: N): Set<N> {
    const path = new Set<N>();
    for (let node: N | undefined = target; node !== undefined; node = this.tree.parentOf(node)) {
      path.add(node);
    }
    return path;
  }
}

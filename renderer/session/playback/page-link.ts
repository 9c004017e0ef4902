import type { PageAnswer, PageQuestion } from '../../../shared/model/page-node.ts';
import type { FromStage } from '../../stage/protocol.ts';
import { createStore } from '../../ui/store.ts';
import type { StageLink } from './stage-link.ts';

type PageMessage = Extract<FromStage, { kind: 'pageRead' | 'picked' }>;

/** What the Page panel knows of the page on the stage: it asks, and the stage answers in its own time. */
export class PageLink {
  /** Whether the user points at a node of the page. */
  readonly isPicking = createStore(false);
  /** The node that was chosen by pointing at it; a new object each time. */
  readonly picked = createStore<{ readonly id: number } | null>(null);
  private link: StageLink | undefined;
  private requests = 0;
  private readonly waiting = new Map<number, (answer: PageAnswer) => void>();

  connect(link: StageLink): void {
    this.disconnect();
    this.link = link;
  }

  /** The stage is gone: open questions are answered with null. */
  disconnect(): void {
    this.link = undefined;
    this.isPicking.set(false);
    this.waiting.forEach((resolve) => resolve(null));
    this.waiting.clear();
  }

  /** @returns null where the page has no such node, or there is no page */
  ask(question: PageQuestion): Promise<PageAnswer> {
    const { link } = this;
    if (!link) {
      return Promise.resolve(null);
    }
    const request = ++this.requests;
    link.send({ kind: 'readPage', request, question });
    return new Promise((resolve) => this.waiting.set(request, resolve));
  }

  setOutline(id: number | null): void {
    this.link?.send({ kind: 'setOutline', id });
  }

  setPicking(isOn: boolean): void {
    this.isPicking.set(isOn);
    this.link?.send({ kind: 'setPicking', isOn });
  }

  hear(message: PageMessage): void {
    switch (message.kind) {
      case 'pageRead':
        this.waiting.get(message.request)?.(message.answer);
        this.waiting.delete(message.request);
        return;
      case 'picked':
        this.setPicking(false);
        this.picked.set({ id: message.id });
        return;
    }
  }
}

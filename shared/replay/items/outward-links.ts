import { EventType, IncrementalSource, isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { ReplayEvent } from '../../model/replay-event.ts';
import { attributesOf, objectsOf } from '../document/records.ts';

/** Values of `target` with which a link stays in its window. */
const STAYS: readonly unknown[] = [undefined, null, '', '_self', '_top', '_parent'];

/** More such links than any usual page has. */
const MAX_LISTED = 5000;

/**
 * Which links open another window or a download. The attributes that say so are taken from a page before it is
 * shown: events must be read here before they are made harmless.
 */
export class OutwardLinks {
  private readonly ids: Set<unknown>;

  /** @param ids of those in the document as it is now */
  constructor(ids: readonly number[]) {
    this.ids = new Set(ids);
  }

  /** The ids of up to MAX_LISTED of them. */
  get list(): number[] {
    return [...this.ids].filter((id) => typeof id === 'number').slice(0, MAX_LISTED);
  }

  read({ type, data }: ReplayEvent): void {
    if (!isPlainObject(data)) {
      return;
    }
    if (type === EventType.fullSnapshot) {
      this.ids.clear();
      this.readTree(data['node']);
    } else if (type === EventType.incrementalSnapshot && data['source'] === IncrementalSource.mutation) {
      objectsOf(data['adds']).forEach(({ node }) => this.readTree(node));
      objectsOf(data['attributes']).forEach((change) => this.readChange(change));
    }
  }

  has(id: number): boolean {
    return this.ids.has(id);
  }

  private readTree(root: unknown): void {
    for (const waiting = [root]; waiting.length > 0;) {
      const node = waiting.pop();
      if (isPlainObject(node)) {
        this.note(node['id'], attributesOf(node));
        objectsOf(node['childNodes']).forEach((child) => waiting.push(child));
      }
    }
  }

  private readChange(change: PlainObject): void {
    const attributes = attributesOf(change);
    if ('target' in attributes || 'download' in attributes) {
      this.ids.delete(change['id']);
      this.note(change['id'], attributes);
    }
  }

  private note(id: unknown, { target, download }: PlainObject): void {
    if (!STAYS.includes(target) || (download !== undefined && download !== null)) {
      this.ids.add(id);
    }
  }
}

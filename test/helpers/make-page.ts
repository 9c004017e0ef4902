import type { PlainObject, ReplayEvent } from '../../shared/model/replay-event.ts';
import { START_MS } from './make-events.ts';

type Child = PlainObject | string;

/** Makes nodes of a recorded page: an id is given by the order, or by an attribute `rrId`. */
export class PageMaker {
  private nextId = 100;

  text(textContent: string): PlainObject {
    return { type: 3, id: this.nextId++, textContent };
  }

  element(tagName: string, attributes: PlainObject = {}, ...children: Child[]): PlainObject {
    const { rrId, ...rest } = attributes;
    const childNodes = children.map((child) => (typeof child === 'string' ? this.text(child) : child));
    return { type: 2, id: rrId ?? this.nextId++, tagName, attributes: rest, childNodes };
  }

  /** A meta event and a full snapshot of a page with this in its body, whose id is 5. */
  page(...children: Child[]): ReplayEvent[] {
    const body = this.element('body', { rrId: 5 }, ...children);
    const html = this.element('html', {}, this.element('head'), body);
    const node = { type: 0, id: 1, childNodes: [html] };
    return [
      { type: 4, timestamp: START_MS, data: { href: 'https://shop.example/', width: 1024, height: 768 } },
      { type: 2, timestamp: START_MS + 1, data: { node, initialOffset: { left: 0, top: 0 } } },
    ];
  }
}

/** An incremental event so many milliseconds after the recording's beginning. */
export function at(ms: number, data: PlainObject): ReplayEvent {
  return { type: 3, timestamp: START_MS + ms, data };
}

export function click(ms: number, id: number, x = 10, y = 10): ReplayEvent {
  return at(ms, { source: 2, type: 2, id, x, y });
}

/** A mutation that adds nodes to an element. */
export function add(ms: number, parentId: number, ...nodes: PlainObject[]): ReplayEvent {
  const adds = nodes.map((node) => ({ parentId, nextId: null, node }));
  return at(ms, { source: 0, adds, removes: [], texts: [], attributes: [] });
}

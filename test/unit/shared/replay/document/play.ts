import { DocumentState } from '../../../../../shared/replay/document/document-state.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { START_MS } from '../../../../helpers/make-events.ts';

export type Recorded = Record<string, unknown>;

export function element(
  id: number,
  tagName: string,
  attributes: Recorded = {},
  ...childNodes: Recorded[]
): Recorded {
  return { type: 2, id, tagName, attributes, childNodes };
}

export function text(id: number, textContent: string): Recorded {
  return { type: 3, id, textContent };
}

export const HTML = 2;
export const BODY = 3;

/** A page whose body holds these. */
export function page(...children: Recorded[]): ReplayEvent[] {
  const node = {
    type: 0,
    id: 1,
    childNodes: [element(HTML, 'html', {}, element(BODY, 'body', {}, ...children))],
  };
  return [
    { type: 4, timestamp: START_MS, data: { href: 'https://shop.example/', width: 800, height: 600 } },
    { type: 2, timestamp: START_MS, data: { node, initialOffset: { left: 0, top: 0 } } },
  ];
}

export function incremental(source: number, data: Recorded): ReplayEvent {
  return { type: 3, timestamp: START_MS + 10, data: { source, ...data } };
}

export function mutation(changes: Recorded): ReplayEvent {
  return incremental(0, { adds: [], removes: [], texts: [], attributes: [], ...changes });
}

export function add(parentId: number, node: Recorded, nextId: number | null = null): ReplayEvent {
  return mutation({ adds: [{ parentId, nextId, node }] });
}

/** Where all events have been applied. */
export function play(...events: ReplayEvent[]): DocumentState {
  const state = new DocumentState();
  for (const event of events) {
    state.apply(event);
  }
  return state;
}

/** What is carried beside the tree. */
export function carried(state: DocumentState): Recorded[] {
  return (state.toEvents(START_MS + 20) ?? []).slice(2).map(({ data }) => data as Recorded);
}

/** The body as markup, `#shadow` standing for a shadow root. */
export function body(state: DocumentState): string {
  const [, snapshot] = state.toEvents(START_MS) ?? [];
  const { node } = snapshot?.data as { node: Recorded };
  const html = (node['childNodes'] as Recorded[]).find(({ tagName }) => tagName === 'html');
  const root = (html?.['childNodes'] as Recorded[]).find(({ tagName }) => tagName === 'body');
  return (root?.['childNodes'] as Recorded[]).map(markup).join('');
}

function markup({ tagName, attributes, childNodes, textContent, isShadow }: Recorded): string {
  const mark = isShadow ? '#shadow ' : '';
  if (tagName === undefined) {
    return `${mark}${String(textContent)}`;
  }
  const list = Object.entries(attributes as Recorded).map(([name, value]) => ` ${name}="${String(value)}"`);
  const inner = (childNodes as Recorded[]).map(markup).join('');
  return `${mark}<${tagName as string}${list.join('')}>${inner}</${tagName as string}>`;
}

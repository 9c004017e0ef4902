import { MAX_LABEL } from '../../model/item.ts';
import { isPlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { GAP } from '../activity.ts';
import type { DocumentState } from '../document/document-state.ts';
import { urlOf } from '../url-track.ts';
import { ClickWatcher, type ClickOptions } from './click-watcher.ts';
import { itemsOfEvent } from './event-items.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { RepeatedRequests } from './repeated-requests.ts';
import { InputWatcher } from './input-watcher.ts';
import { toIndexed } from './indexed-text.ts';
import type { OutwardLinks } from './outward-links.ts';
import { TextCollector } from './text-collector.ts';

/**
 * Finds what the inspector lists and what a search can find, in a window's events in play order. It stands beside the
 * document, since a click or a text means nothing without it.
 */
export class ItemCollector {
  private readonly document: DocumentState;
  private items: FoundItem[] = [];
  private readonly add = (item: FoundItem): number => this.items.push(item);
  private readonly clicks: ClickWatcher;
  private readonly inputs = new InputWatcher(this.add);
  private readonly texts: TextCollector;
  /** What was requested so far. */
  readonly repeated = new RepeatedRequests();
  startedAtMs: EpochMilliseconds | undefined;
  private url: string | undefined;
  private lastMs: EpochMilliseconds | undefined;

  /**
   * @param document what events are applied to; what it holds already is not found again
   * @param outward knows the document's links
   * @param startedAtMs the beginning of the session; that of the first event where it is left out
   * @param clicks by which rules clicks are told apart
   */
  constructor(
    document: DocumentState,
    outward: OutwardLinks,
    startedAtMs?: EpochMilliseconds,
    clicks?: ClickOptions,
  ) {
    this.document = document;
    this.startedAtMs = startedAtMs;
    this.clicks = new ClickWatcher(this.add, outward, clicks);
    this.url = document.url;
    this.texts = new TextCollector(document, this.add);
  }

  /** Takes in an event and applies it to the document. */
  read(event: ReplayEvent, place: ItemPlace): void {
    this.startedAtMs ??= event.timestamp;
    this.notePause(event, place);
    this.noteUrl(event, place);
    const node = isPlainObject(event.data) ? this.document.find(event.data['id']) : undefined;
    this.inputs.note(event, place, node);
    this.clicks.note(event, place, node);
    itemsOfEvent(event, place, this).forEach(this.add);
    this.texts.prepare(event);
    this.document.apply(event);
    this.texts.note(event, place);
  }

  /** The items found since the last call; clicks and inputs that are not decided yet come later. */
  take(): FoundItem[] {
    this.texts.finish();
    const { items } = this;
    this.items = [];
    return items;
  }

  /** The last ones: no event follows. */
  finish(): FoundItem[] {
    this.inputs.finish();
    this.clicks.finish();
    return this.take();
  }

  private notePause({ timestamp }: ReplayEvent, place: ItemPlace): void {
    const { lastMs } = this;
    if (lastMs !== undefined && timestamp - lastMs >= GAP) {
      this.add(createItem('gap', lastMs, place, 'Nothing was recorded', { durationMs: timestamp - lastMs }));
    }
    this.lastMs = timestamp;
  }

  private noteUrl(event: ReplayEvent, place: ItemPlace): void {
    const url = urlOf(event);
    if (url !== undefined && url !== this.url) {
      this.url = url;
      const { text, isCut } = toIndexed(url);
      const more = { body: text.length > MAX_LABEL ? text : null, texts: { url: text }, isCut };
      this.add(createItem('page', event.timestamp, place, url, more));
    }
  }
}

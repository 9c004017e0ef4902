import { EventType, IncrementalSource, isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { ReplayEvent } from '../../model/replay-event.ts';
import { attributesOf, objectsOf } from '../document/records.ts';
import { leadsOutside } from './click-words.ts';

/** Values of `target` with which a link stays in its window. */
const STAYS: readonly unknown[] = [undefined, null, '', '_self', '_top', '_parent'];
/** Addresses that a page shows; of any other, another program takes care, or a download comes of it. */
const SHOWN = /^(https?|javascript|about|file|app|stage):/i;
const HAS_SCHEME = /^[a-z][a-z\d+.-]*:/i;
/** Files that browsers save, or show in a window of their own. */
const SAVED =
  /\.(pdf|zip|gz|tgz|rar|7z|csv|tsv|xlsx?|docx?|pptx?|od[tsp]|rtf|dmg|exe|msi|pkg|deb|rpm|apk|iso|epub|ics|vcf)$/i;

/** More such links than any usual page has. */
const MAX_LISTED = 5000;

/** What each attribute must be to lead out of the window. */
const LEADS_OUT: Readonly<Record<string, (value: unknown) => boolean>> = {
  target: (value) => !STAYS.includes(value),
  formtarget: (value) => !STAYS.includes(value),
  download: (value) => value !== undefined && value !== null && value !== false,
  href: (value) => typeof value === 'string' && isOutside(value),
  'xlink:href': (value) => typeof value === 'string' && isOutside(value),
  onclick: (value) => typeof value === 'string' && leadsOutside(value),
};
const NAMES = Object.keys(LEADS_OUT);
/** Of those that an earlier piece knew, it is not known by which attribute. */
const BEFORE = 'before';

/**
 * Which links and buttons open another window, another program or a download. The attributes that say so are taken
 * from a page before it is shown: events must be read here before they are made harmless.
 */
export class OutwardLinks {
  /** By id, the attributes that say so. */
  private readonly reasons = new Map<unknown, Set<string>>();

  /** @param ids of those in the document as it is now */
  constructor(ids: readonly number[]) {
    ids.forEach((id) => this.reasons.set(id, new Set([BEFORE])));
  }

  /** The ids of up to MAX_LISTED of them. */
  get list(): number[] {
    return [...this.reasons.keys()].filter((id) => typeof id === 'number').slice(0, MAX_LISTED);
  }

  read({ type, data }: ReplayEvent): void {
    if (!isPlainObject(data)) {
      return;
    }
    if (type === EventType.fullSnapshot) {
      this.reasons.clear();
      this.readTree(data['node']);
    } else if (type === EventType.incrementalSnapshot && data['source'] === IncrementalSource.mutation) {
      objectsOf(data['adds']).forEach(({ node }) => this.readTree(node));
      objectsOf(data['attributes']).forEach((change) => this.readChange(change));
    }
  }

  has(id: number): boolean {
    return this.reasons.has(id);
  }

  private readTree(root: unknown): void {
    for (const waiting = [root]; waiting.length > 0;) {
      const node = waiting.pop();
      if (isPlainObject(node)) {
        this.note(node['id'], node['tagName'], attributesOf(node));
        objectsOf(node['childNodes']).forEach((child) => waiting.push(child));
      }
    }
  }

  private readChange(change: PlainObject): void {
    const attributes = attributesOf(change);
    const id = change['id'];
    const changed = NAMES.filter((name) => name in attributes);
    if (changed.length > 0) {
      const reasons = this.reasons.get(id);
      [...changed, BEFORE].forEach((name) => reasons?.delete(name));
      if (reasons?.size === 0) {
        this.reasons.delete(id);
      }
      this.note(id, 'a', attributes);
    }
  }

  /** Only links and buttons lead anywhere by an address: a style sheet and a drawing have one too. */
  private note(id: unknown, tagName: unknown, attributes: PlainObject): void {
    const isLink = typeof tagName === 'string' && /^(a|area)$/i.test(tagName);
    const found = NAMES.filter(
      (name) => (isLink || !name.endsWith('href')) && LEADS_OUT[name]?.(attributes[name]),
    );
    if (found.length > 0) {
      const reasons = this.reasons.get(id) ?? new Set();
      found.forEach((name) => reasons.add(name));
      this.reasons.set(id, reasons);
    }
  }
}

function isOutside(address: string): boolean {
  const trimmed = address.trim();
  if (/^javascript:/i.test(trimmed)) {
    return leadsOutside(trimmed);
  }
  return (HAS_SCHEME.test(trimmed) && !SHOWN.test(trimmed)) || SAVED.test(trimmed.replace(/[?#].*$/s, ''));
}

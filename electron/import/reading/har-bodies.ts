import { JsonCutter } from '../../../shared/formats/json/json-cutter.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { propertyOf, parseJsonBytes } from './json-properties.ts';

/** Entries with larger bodies are videos and downloads; a replay request is a few megabytes. */
const MAX_ENTRY_BYTES: Bytes = 128 * MEBIBYTE;

interface Body {
  /** The number of the entry, from 1. */
  readonly entry: number;
  /** `request 12` or `answer 12`, by the number of the entry. */
  readonly place: string;
  readonly bytes: Uint8Array;
}

/** Cuts the bodies of requests and answers out of a HAR, chunk by chunk. */
export class HarBodies {
  /** How many entries have been read. */
  count = 0;
  isDamaged = false;
  private found: Body[] = [];
  private readonly cutter = new JsonCutter((path) => {
    if (path.length < 3) {
      return ['log', 'entries'].slice(0, path.length).every((key, at) => key === path[at])
        ? 'descend'
        : 'skip';
    }
    return { take: (_, bytes) => this.takeEntry(bytes), oversized: () => this.count++ };
  }, MAX_ENTRY_BYTES);

  push(chunk: Uint8Array): void {
    this.cutter.push(chunk);
  }

  end(): void {
    this.isDamaged = this.cutter.end().kind !== 'complete';
  }

  /** The bodies found since the last time. */
  take(): Body[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  private takeEntry(bytes: Uint8Array): void {
    const entry = parseJsonBytes(bytes);
    this.count++;
    const request = bodyOf(propertyOf(propertyOf(entry, 'request'), 'postData'));
    const answer = bodyOf(propertyOf(propertyOf(entry, 'response'), 'content'));
    if (request) {
      this.found.push({ entry: this.count, place: `request ${this.count}`, bytes: request });
    }
    if (answer) {
      this.found.push({ entry: this.count, place: `answer ${this.count}`, bytes: answer });
    }
  }
}

/** A body's bytes: browsers write them as base64, as text, or as text with a code point for every byte. */
function bodyOf(body: unknown): Uint8Array | undefined {
  const text = propertyOf(body, 'text');
  if (typeof text !== 'string' || text === '') {
    return undefined;
  }
  if (propertyOf(body, 'encoding') === 'base64') {
    return Buffer.from(text, 'base64');
  }
  const form = FORM.exec(text)?.[1];
  if (form !== undefined) {
    return Buffer.from(decodeForm(form), 'base64');
  }
  return Buffer.from(text, text.charCodeAt(0) === GZIP_FIRST ? 'latin1' : 'utf8');
}

const GZIP_FIRST = 0x1f;
/** The field `data` of a form; JSON that merely mentions one begins otherwise. */
const FORM = /^(?:[^&="{[\s]+=[^&]*&)*data=([^&]+)/;

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

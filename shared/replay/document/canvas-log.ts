import type { PlainObject } from '../../model/replay-event.ts';
import { objectsOf } from './records.ts';

/** Of a canvas that is never redrawn in full, only this much of its past is kept. */
const MAX_EVENTS = 500;
const MAX_BYTES = 4_000_000;

/** What was drawn on a canvas since it was last redrawn in full. */
export class CanvasLog {
  private entries: { readonly data: PlainObject; readonly bytes: number }[] = [];
  bytes = 0;

  add(data: PlainObject): void {
    if (isWholePicture(data)) {
      this.clear();
    }
    const bytes = JSON.stringify(data).length;
    this.entries.push({ data, bytes });
    this.bytes += bytes;
    while (this.entries.length > 1 && (this.entries.length > MAX_EVENTS || this.bytes > MAX_BYTES)) {
      this.bytes -= this.entries.shift()?.bytes ?? 0;
    }
  }

  clear(): void {
    this.entries = [];
    this.bytes = 0;
  }

  write(): readonly PlainObject[] {
    return this.entries.map(({ data }) => data);
  }
}

/** What rrweb records of a canvas that it takes pictures of: cleared, and one picture drawn at its corner. */
function isWholePicture(data: PlainObject): boolean {
  const commands = objectsOf(data['commands']);
  const [clear, draw] = commands;
  if (commands.length !== 2 || clear?.['property'] !== 'clearRect' || draw?.['property'] !== 'drawImage') {
    return false;
  }
  const drawn = draw['args'];
  return startsAtCorner(clear['args']) && Array.isArray(drawn) && startsAtCorner(drawn.slice(1));
}

function startsAtCorner(args: unknown): boolean {
  return Array.isArray(args) && args[0] === 0 && args[1] === 0;
}

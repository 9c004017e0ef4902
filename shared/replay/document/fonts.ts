import type { PlainObject } from '../../model/replay-event.ts';

/** More fonts than any page loads. */
const MAX_FONTS = 64;

/** The fonts that scripts loaded, each once. */
export class Fonts {
  private readonly byContent = new Map<string, PlainObject>();
  bytes = 0;

  add(data: PlainObject): void {
    const { family, fontSource, descriptors, buffer } = data;
    const content = JSON.stringify([family, buffer, descriptors, fontSource]);
    if (this.byContent.has(content) || this.byContent.size >= MAX_FONTS) {
      return;
    }
    this.byContent.set(content, data);
    this.bytes += content.length;
  }

  write(): readonly PlainObject[] {
    return [...this.byContent.values()];
  }
}

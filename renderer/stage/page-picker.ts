import type { NodeIds } from './page-reader.ts';

interface PickedFrame {
  /** The replayed page's frame. */
  readonly frame: HTMLIFrameElement;
  readonly ids: NodeIds;
}

/** Outlines nodes of the page that is shown, and lets the user choose one by pointing at it. */
export class PagePicker {
  private readonly outline = document.createElement('div');
  private readonly glass = document.createElement('div');
  private outlined: number | null = null;
  private readonly shown: () => PickedFrame | undefined;

  constructor(target: HTMLElement, shown: () => PickedFrame | undefined, picked: (id: number) => void) {
    this.shown = shown;
    this.outline.className = 'outline';
    this.glass.className = 'picking-glass';
    this.outline.hidden = true;
    this.glass.hidden = true;
    target.append(this.outline, this.glass);
    this.glass.addEventListener('pointermove', (event) => this.setOutline(this.idAt(event)));
    this.glass.addEventListener('click', (event) => {
      event.stopPropagation();
      const id = this.idAt(event);
      if (id !== null) {
        picked(id);
      }
    });
  }

  setPicking(isOn: boolean): void {
    this.glass.hidden = !isOn;
  }

  /** The page is elsewhere on the stage, or of another size. */
  follow(): void {
    if (this.outlined !== null) {
      this.setOutline(this.outlined);
    }
  }

  /** Draws a line around a node; none for null. */
  setOutline(id: number | null): void {
    this.outlined = id;
    const shown = this.shown();
    const node = id === null ? null : shown?.ids.getNode(id);
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement);
    const box = element?.isConnected ? element.getBoundingClientRect() : undefined;
    this.outline.hidden = !box || !shown;
    if (box && shown) {
      const { left, top, scale } = placeOf(shown.frame);
      this.outline.style.translate = `${left + box.x * scale}px ${top + box.y * scale}px`;
      this.outline.style.width = `${box.width * scale}px`;
      this.outline.style.height = `${box.height * scale}px`;
    }
  }

  private idAt({ clientX, clientY }: MouseEvent): number | null {
    const shown = this.shown();
    if (!shown) {
      return null;
    }
    const { left, top, scale } = placeOf(shown.frame);
    const element = shown.frame.contentDocument?.elementFromPoint(
      (clientX - left) / scale,
      (clientY - top) / scale,
    );
    const id = shown.ids.getId(element ?? null);
    return id > 0 ? id : null;
  }
}

/** Where the page lies in the stage, and how much smaller than it was. */
function placeOf(frame: HTMLIFrameElement): {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
} {
  const { left, top, width } = frame.getBoundingClientRect();
  return { left, top, scale: width / Math.max(frame.offsetWidth, 1) };
}

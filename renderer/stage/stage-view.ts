import type { Player } from './player.ts';
import type { StageScale } from './protocol.ts';
import { factorOf, turnedBy, type StageSpace } from './stage-scale.ts';

/** A pointer that moves less has clicked. */
const DRAG_PX = 4;
const LEFT = 0;
const MIDDLE = 1;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a view needs of the stage. */
export interface ViewStage {
  /** What is shown. */
  player(): Player | undefined;
  /** Lays the page out anew. */
  layOut(): void;
  /** The page is elsewhere on the stage. */
  moved(): void;
  /** How large the page is now. */
  scaled(scale: StageScale, factor: number): void;
}

/** How large the page is on the stage, and which part of it is seen: by the wheel, by dragging, and as the app asks. */
export class StageView {
  private readonly stage: ViewStage;
  private current: StageScale = 'fit';
  private told = '';
  private isDragged = false;

  constructor(stage: ViewStage) {
    this.stage = stage;
    const root = document.documentElement;
    root.addEventListener('wheel', (event) => this.turn(event), { passive: false });
    root.addEventListener('pointerdown', (event) => this.grab(event));
    // A browser scrolls by itself as long as the middle button is down.
    root.addEventListener('mousedown', (event) => event.button === MIDDLE && event.preventDefault());
    root.addEventListener('click', (event) => this.isDragged && event.stopImmediatePropagation(), true);
    window.addEventListener('scroll', () => stage.moved());
  }

  get scale(): StageScale {
    return this.current;
  }

  /** The stage's room as it is without scroll bars. */
  get space(): StageSpace {
    return { width: window.innerWidth, height: window.innerHeight, bar: barWidth() };
  }

  /** As the app asks: what is in the middle stays there. */
  setScale(scale: StageScale): void {
    this.zoom(scale, { x: window.innerWidth / 2, y: window.innerHeight / 2 });
  }

  /** Before anything is shown, there is nothing to keep in its place. */
  begin(scale: StageScale): void {
    this.current = scale;
  }

  /** The page has been laid out: says how large it is. */
  tell(): void {
    document.body.classList.toggle('scrolls', this.current !== 'fit');
    const { factor } = this;
    const told = `${this.current} ${factor}`;
    if (factor > 0 && told !== this.told) {
      this.told = told;
      this.stage.scaled(this.current, factor);
    }
    afterLayout(() => this.stage.moved());
  }

  /** Does something that takes the page away for a moment, and shows the same part of it afterwards. */
  keepPlace(work: () => void): void {
    const { scrollX, scrollY } = window;
    work();
    afterLayout(() => window.scrollTo(scrollX, scrollY));
  }

  private get factor(): number {
    const frame = this.stage.player()?.frame;
    return frame
      ? factorOf(this.current, { width: frame.offsetWidth, height: frame.offsetHeight }, this.space)
      : 0;
  }

  private turn(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) {
      return;
    }
    event.preventDefault();
    const { factor } = this;
    if (factor > 0) {
      this.zoom(turnedBy(factor, event), { x: event.clientX, y: event.clientY });
    }
  }

  /** What is at a point of the stage stays there. */
  private zoom(scale: StageScale, at: Point): void {
    const before = this.rectOf();
    this.current = scale;
    this.stage.layOut();
    afterLayout(() => {
      const after = this.rectOf();
      if (before && after && before.width > 0 && before.height > 0) {
        const x = after.left + ((at.x - before.left) / before.width) * after.width;
        const y = after.top + ((at.y - before.top) / before.height) * after.height;
        window.scrollBy(x - at.x, y - at.y);
        this.stage.moved();
      }
    });
  }

  private rectOf(): DOMRect | undefined {
    return this.stage.player()?.frame.getBoundingClientRect();
  }

  /** Dragging moves the page where it is larger than the stage. */
  private grab(event: PointerEvent): void {
    this.isDragged = false;
    const root = document.documentElement;
    const isLarger = root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight;
    const isOnBar = event.clientX >= root.clientWidth || event.clientY >= root.clientHeight;
    const isGlass = event.target instanceof Element && event.target.classList.contains('picking-glass');
    const mayDrag = event.button === MIDDLE || (event.button === LEFT && !isGlass);
    if (isLarger && !isOnBar && mayDrag) {
      this.drag(event);
    }
  }

  private drag({ pointerId, clientX, clientY }: PointerEvent): void {
    const root = document.documentElement;
    const from = { x: clientX + window.scrollX, y: clientY + window.scrollY };
    const end = new AbortController();
    const { signal } = end;
    root.setPointerCapture(pointerId);
    const move = (event: PointerEvent): void => {
      this.isDragged ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) >= DRAG_PX;
      if (this.isDragged) {
        root.classList.add('dragged');
        window.scrollTo(from.x - event.clientX, from.y - event.clientY);
      }
    };
    const stop = (): void => {
      root.classList.remove('dragged');
      end.abort();
    };
    root.addEventListener('pointermove', move, { signal });
    root.addEventListener('lostpointercapture', stop, { signal });
  }
}

/** rrweb-player gives a box its size when the work at hand is done. */
function afterLayout(work: () => void): void {
  void Promise.resolve()
    .then(() => Promise.resolve())
    .then(work);
}

let bar: number | undefined;

/** What a scroll bar takes; nothing where the system draws it over the page. */
function barWidth(): number {
  if (bar === undefined) {
    const probe = document.createElement('div');
    probe.style.cssText =
      'position: fixed; width: 100px; height: 100px; overflow: scroll; visibility: hidden';
    document.body.append(probe);
    bar = probe.offsetWidth - probe.clientWidth;
    probe.remove();
  }
  return bar;
}

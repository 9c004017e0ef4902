import { useEffect, useEffectEvent, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import type { LanesPicture } from './draw-lanes.ts';
import { findTarget, type LaneTarget } from './lane-target.ts';
import { lengthOf, momentAt, panView } from '../workspace/time-view.ts';

/** A hand is not steady: up to this many CSS pixels a drag is a click. */
const DRAG_THRESHOLD = 4;
/** One notch of a wheel is about 100 of what a browser calls pixels. */
const ZOOM_PER_PIXEL = 1.0025;

interface LanePointer {
  /** What the pointer is over; null where it is not over the lanes, or drags. */
  readonly hovered: LaneTarget | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
  };
}

interface Drag {
  readonly startX: number;
  readonly startMs: number;
  readonly pans: boolean;
  isUnderway: boolean;
}

/**
 * A click goes to a mark or a moment. A drag selects a range; with Shift, it pans. The wheel pans; with Ctrl, it
 * zooms.
 */
export function useLanePointer(
  workspace: Workspace,
  box: RefObject<HTMLDivElement | null>,
  picture: Omit<LanesPicture, 'colours' | 'font'>,
): LanePointer {
  const [hovered, setHovered] = useState<LaneTarget | null>(null);
  const drag = useRef<Drag | null>(null);
  const { view, width } = picture;
  const targetAt = (event: PointerEvent): LaneTarget => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return findTarget(picture, event.clientX - bounds.left, event.clientY - bounds.top);
  };
  useWheel(workspace, box, picture);

  const moveDrag = (event: PointerEvent, current: Drag, target: LaneTarget): void => {
    if (Math.abs(event.clientX - current.startX) > DRAG_THRESHOLD) {
      current.isUnderway = true;
    }
    if (current.isUnderway && current.pans) {
      workspace.view.set(panView(view, workspace.whole, current.startMs - momentAt(view, target.x / width)));
    } else if (current.isUnderway) {
      const [fromMs, toMs] = [current.startMs, target.atMs].sort((a, b) => a - b);
      workspace.setRange({ fromMs: fromMs ?? 0, toMs: toMs ?? 0 });
    }
  };
  return {
    hovered,
    handlers: {
      onPointerDown: (event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = {
            startX: event.clientX,
            startMs: targetAt(event).atMs,
            pans: event.shiftKey,
            isUnderway: false,
          };
        }
      },
      onPointerMove: (event) => {
        const target = targetAt(event);
        if (drag.current) {
          moveDrag(event, drag.current, target);
        }
        setHovered(drag.current?.isUnderway ? null : target);
      },
      onPointerUp: (event) => {
        if (drag.current && !drag.current.isUnderway) {
          goToTarget(workspace, targetAt(event));
        }
        drag.current = null;
      },
      onPointerLeave: () => setHovered(null),
    },
  };
}

function goToTarget(workspace: Workspace, { mark, bookmark, atMs }: LaneTarget): void {
  if (mark) {
    workspace.goToMarked(mark.place);
  } else if (bookmark) {
    workspace.goToBookmark(bookmark);
  } else {
    workspace.playback.seek(atMs);
  }
}

/** React's own wheel events cannot keep the page from scrolling and zooming. */
function useWheel(
  workspace: Workspace,
  box: RefObject<HTMLDivElement | null>,
  { view, width }: Pick<LanesPicture, 'view' | 'width'>,
): void {
  const turn = useEffectEvent((event: WheelEvent): void => {
    event.preventDefault();
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || width === 0) {
      return;
    }
    if (event.ctrlKey) {
      const atMs = momentAt(view, (event.clientX - bounds.left) / width);
      workspace.zoom(ZOOM_PER_PIXEL ** event.deltaY, atMs);
    } else {
      const pixels = event.deltaX === 0 ? event.deltaY : event.deltaX;
      workspace.pan((pixels / width) * lengthOf(view));
    }
  });
  useEffect(() => {
    const element = box.current;
    const listen = (event: WheelEvent): void => turn(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [box]);
}

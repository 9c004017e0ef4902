import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { listActivity } from '../activity/active-window.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { useStore } from '../../ui/store.ts';
import { useDarkTheme } from '../../ui/theme-choice.ts';
import { useSize } from '../../ui/use-size.ts';
import { bucketMarks } from './bucket-marks.ts';
import { readColours } from './colours.ts';
import { countDensities } from './density.ts';
import {
  DENSITY_STEP,
  drawLanes,
  EDGE,
  laneHeightFor,
  RULER_HEIGHT,
  type LanesPicture,
} from './draw-lanes.ts';
import { LaneHint } from './lane-hint.tsx';
import { LaneLabels } from './lane-labels.tsx';
import { LaneTools } from './lane-tools.tsx';
import { listGaps, listLanes } from './lane-rows.ts';
import { NowCursor } from './now-cursor.tsx';
import { RangeBox } from './range-box.tsx';
import { listTicks } from './ruler.ts';
import { useLanePointer } from './use-lane-pointer.ts';
import { useTimeMenu } from './use-time-menu.ts';
import css from './lanes.module.css';

/** Of a character of the ruler, and between two moments on it, in CSS pixels. */
const [CHARACTER, BETWEEN] = [7, 24];

/** What happened when: lanes of marks on one canvas, of which a part can be seen larger. */
export function Lanes({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const picture = usePicture(workspace, width);
  const { lanes, laneHeight, view } = picture;
  const { hovered, handlers } = useLanePointer(workspace, box, picture);
  const menu = useTimeMenu(workspace, box, view);
  const height = RULER_HEIGHT + lanes.length * laneHeight;
  return (
    <>
      <LaneTools workspace={workspace} />
      <div className={css.labels} style={{ lineHeight: `${laneHeight}px` }}>
        <LaneLabels lanes={lanes} hasWindows={picture.content.windowCount > 1} />
      </div>
      <div
        ref={box}
        className={css.lanes}
        role="group"
        aria-label="Lanes"
        style={{ height }}
        {...handlers}
        onContextMenu={menu.open}
      >
        <Drawing picture={picture} height={height} />
        <div className={css.clip}>
          <RangeBox workspace={workspace} box={box} view={view} />
          <NowCursor workspace={workspace} view={view} />
        </div>
        {hovered && <LaneHint workspace={workspace} hovered={hovered} width={width} />}
      </div>
      {menu.element}
    </>
  );
}

type Shape = Omit<LanesPicture, 'colours' | 'font'>;

function usePicture(workspace: Workspace, width: number): Shape {
  const track = useStore(workspace.keeper.track);
  const view = useStore(workspace.view) ?? workspace.whole;
  const indexes = useStore(workspace.playback.indexes.known);
  const bookmarks = useStore(workspace.bookmarks.list);
  const isGrowing = useStore(workspace.keeper.wasIndexed) !== true;
  const { windows } = workspace.playback.details;
  const choice = useStore(clock);
  const gaps = useMemo(() => listGaps(track), [track]);
  const content = useMemo(
    () => ({
      track,
      windowCount: windows.length,
      windows: windows.length > 1 ? listActivity(windows, indexes) : [],
      gaps,
      bookmarks,
      isGrowing,
    }),
    [track, windows, indexes, gaps, bookmarks, isGrowing],
  );
  const lanes = useMemo(() => listLanes(content), [content]);
  const marks = useMemo(() => bucketMarks(track, view, width), [track, view, width]);
  const densities = useMemo(
    () => countDensities(track, view, Math.max(1, Math.floor(width / DENSITY_STEP))),
    [track, view, width],
  );
  const laneHeight = laneHeightFor(lanes.length);
  const startMs = workspace.whole.fromMs;
  const ticks = useMemo(() => {
    const textOf = (atMs: number): string => formatTime(choice, atMs, startMs);
    const room = textOf(view.toMs).length * CHARACTER + BETWEEN;
    const moments = listTicks(view, width / room, choice === 'relative' ? startMs : 0);
    return moments.map((atMs) => ({ atMs, text: textOf(atMs) }));
  }, [view, width, choice, startMs]);
  return useMemo(
    () => ({ lanes, laneHeight, content, marks, densities, view, ticks, width }),
    [lanes, laneHeight, content, marks, densities, view, ticks, width],
  );
}

function Drawing({ picture, height }: { readonly picture: Shape; readonly height: number }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useDarkTheme();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || picture.width === 0) {
      return;
    }
    const frame = requestAnimationFrame(() => {
      element.width = Math.round((picture.width + 2 * EDGE) * devicePixelRatio);
      element.height = Math.round(height * devicePixelRatio);
      context.scale(devicePixelRatio, devicePixelRatio);
      const { font } = getComputedStyle(element);
      drawLanes(context, { ...picture, colours: readColours(element), font });
    });
    return () => cancelAnimationFrame(frame);
  }, [picture, height, isDark]);
  return (
    <canvas
      ref={canvas}
      className={css.canvas}
      style={{ width: picture.width + 2 * EDGE, height, left: -EDGE }}
      aria-hidden="true"
    />
  );
}

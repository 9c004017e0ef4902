import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Workspace } from '../workspace/workspace.ts';
import { listActivity } from '../activity/active-window.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { useStore } from '../../ui/store.ts';
import { bucketMarks } from './bucket-marks.ts';
import { readColours } from './colours.ts';
import { drawLanes, EDGE, LANE_HEIGHT, RULER_HEIGHT, type LanesPicture } from './draw-lanes.ts';
import { LaneHint } from './lane-hint.tsx';
import { LaneLabels } from './lane-labels.tsx';
import { LaneTools } from './lane-tools.tsx';
import { listGaps, listLanes } from './lane-rows.ts';
import { NowCursor } from './now-cursor.tsx';
import { RangeBox } from './range-box.tsx';
import { listTicks } from './ruler.ts';
import { useLanePointer } from './use-lane-pointer.ts';
import { useDarkTheme, useWidth } from './use-surroundings.ts';
import css from './lanes.module.css';

/** Enough for a moment with its milliseconds, in CSS pixels. */
const TICK_ROOM = 96;

/** What happened when: lanes of marks on one canvas, of which a part can be seen larger. */
export function Lanes({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const picture = usePicture(workspace, width);
  const { lanes, view } = picture;
  const { hovered, handlers } = useLanePointer(workspace, box, picture);
  const height = RULER_HEIGHT + lanes.length * LANE_HEIGHT;
  return (
    <>
      <LaneTools workspace={workspace} />
      <div className={css.labels}>
        <LaneLabels lanes={lanes} hasWindows={picture.content.windowCount > 1} />
      </div>
      <div ref={box} className={css.lanes} role="group" aria-label="Lanes" style={{ height }} {...handlers}>
        <Drawing picture={picture} height={height} />
        <div className={css.clip}>
          <RangeBox workspace={workspace} box={box} view={view} />
          <NowCursor workspace={workspace} view={view} />
        </div>
        {hovered && <LaneHint workspace={workspace} hovered={hovered} width={width} />}
      </div>
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
  const startMs = workspace.whole.fromMs;
  const ticks = useMemo(
    () =>
      listTicks(view, width / TICK_ROOM, choice === 'relative' ? startMs : 0).map((atMs) => ({
        atMs,
        text: formatTime(choice, atMs, startMs),
      })),
    [view, width, choice, startMs],
  );
  return useMemo(
    () => ({ lanes, content, marks, view, ticks, width }),
    [lanes, content, marks, view, ticks, width],
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

import {
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { speakDuration } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import { InactiveMarks } from './inactive-marks.tsx';
import { commandForKey } from '../keys/key-map.ts';
import type { Playback } from '../playback/playback.ts';
import { SeekHint } from './seek-hint.tsx';
import css from './seek-bar.module.css';

interface SeekBarProps {
  readonly playback: Playback;
  /** What is drawn of the time itself, behind everything else. */
  readonly children: ReactNode;
}

/** The session's time as a slider. Beside the window that is shown there is no bar: nothing is recorded there. */
export function SeekBar({ playback, children }: SeekBarProps): ReactElement {
  const bar = useRef<HTMLDivElement>(null);
  const wasDragged = useRef(false);
  const { window, facts } = useStore(playback.state);
  const now = useStore(playback.now);
  const isArriving = useStore(playback.isArriving);
  const { startedAtMs, endedAtMs } = playback.details.session;
  const length = Math.max(endedAtMs - startedAtMs, 1);
  const percent = (atMs: number): string => `${(100 * (atMs - startedAtMs)) / length}%`;

  const [hoveredMs, setHoveredMs] = useState<number | null>(null);
  const momentAt = (event: PointerEvent): number => {
    const bounds = bar.current?.getBoundingClientRect();
    const share = bounds ? (event.clientX - bounds.left) / bounds.width : 0;
    // Whole milliseconds, as they are shown.
    return startedAtMs + Math.round(length * Math.min(Math.max(share, 0), 1));
  };
  const runOver = (event: PointerEvent): void => {
    setHoveredMs(momentAt(event));
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      wasDragged.current = true;
      playback.seek(momentAt(event), 'passing');
    }
  };
  return (
    <div
      ref={bar}
      className={css.bar}
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-busy={isArriving}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(now - startedAtMs)}
      aria-valuetext={`${speakDuration(now - startedAtMs)} of ${speakDuration(length)}`}
      onPointerDown={(event) => {
        if (event.button !== 0) {
          return;
        }
        event.currentTarget.setPointerCapture(event.pointerId);
        wasDragged.current = false;
        playback.seek(momentAt(event));
      }}
      onPointerMove={runOver}
      onLostPointerCapture={() => {
        if (wasDragged.current) {
          playback.seek(playback.now.get());
        }
      }}
      onPointerLeave={() => setHoveredMs(null)}
      onKeyDown={(event) => pressOnSlider(event, playback)}
    >
      <div className={css.track}>
        <div
          className={css.window}
          style={{ left: percent(window.startedAtMs), right: `calc(100% - ${percent(window.endedAtMs)})` }}
        />
        {children}
        <div
          className={css.played}
          style={{ left: percent(window.startedAtMs), right: `calc(100% - ${percent(now)})` }}
        />
        <InactiveMarks spans={facts.inactive} startMs={startedAtMs} length={length} />
      </div>
      {hoveredMs !== null && <div className={css.line} style={{ left: percent(hoveredMs) }} />}
      <div className={css.head} style={{ left: percent(now) }} />
      {hoveredMs !== null && <SeekHint playback={playback} atMs={hoveredMs} />}
    </div>
  );
}

/** Up, Down and the Page keys belong to every slider; the others are in the key map and work everywhere. */
function pressOnSlider(event: KeyboardEvent, playback: Playback): void {
  const byMs = { ArrowUp: 5000, ArrowDown: -5000, PageUp: 30_000, PageDown: -30_000 }[event.key];
  if (byMs !== undefined && !commandForKey(event)) {
    event.preventDefault();
    playback.seek(playback.now.get() + byMs, event.repeat ? 'inTurn' : 'atOnce');
  }
}

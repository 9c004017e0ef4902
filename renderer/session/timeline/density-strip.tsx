import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { useStore } from '../../ui/store.ts';
import { useDarkTheme } from '../../ui/theme-choice.ts';
import { useSize } from '../../ui/use-size.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readColours } from './colours.ts';
import { barHeight, countDensities, mostOf, sumDensities, type Density } from './density.ts';
import css from './density-strip.module.css';

/** Of a bar with the gap beside it, and of a problem's tick, in CSS pixels. */
const [BAR, GAP, TICK] = [5, 1, 9];

/** How much happened when, and where the problems are: behind the seek bar, over all of the session. */
export function DensityStrip({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(canvas);
  const track = useStore(workspace.keeper.track);
  const isDark = useDarkTheme();
  const parts = Math.max(1, Math.floor(width / (BAR + GAP)));
  const { whole } = workspace;
  const density = useMemo(() => sumDensities(countDensities(track, whole, parts)), [track, whole, parts]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element && context && width > 0) {
      element.width = Math.round(width * devicePixelRatio);
      element.height = Math.round(height * devicePixelRatio);
      context.scale(devicePixelRatio, devicePixelRatio);
      const { density: bar, danger } = readColours(element);
      drawDensity(context, density, { width, height, bar, problem: danger });
    }
  }, [density, width, height, isDark]);
  return <canvas ref={canvas} className={css.strip} aria-hidden="true" />;
}

interface StripLook {
  readonly width: number;
  readonly height: number;
  readonly bar: string;
  readonly problem: string;
}

/** Problems hang from above, so that no bar hides them. */
function drawDensity(
  context: CanvasRenderingContext2D,
  density: Density,
  { width, height, bar, problem }: StripLook,
): void {
  const { counts, problems } = density;
  const most = mostOf(density);
  const step = width / counts.length;
  const tick = Math.min(TICK, height / 2);
  counts.forEach((count, at) => {
    const high = Math.round(barHeight(count, most) * (height - tick / 2));
    context.fillStyle = bar;
    context.fillRect(at * step, height - high, step - GAP, high);
    if (problems[at]) {
      context.fillStyle = problem;
      context.fillRect(at * step, 0, step - GAP, tick);
    }
  });
}

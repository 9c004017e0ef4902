import { useEffect, useRef, useState, type ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import panel from '../../ui/popover.module.css';
import { looksOf, MARK_LANES, type MarkLook } from '../items/mark-shapes.ts';
import { readColours } from './colours.ts';
import { drawShape } from './draw-shape.ts';
import { LANE_TITLES } from './lane-words.ts';
import css from './legend.module.css';

const ID = 'timeline-legend';
/** Of a sample, in CSS pixels. */
const SIZE = 16;

/** What the marks of the timeline mean, drawn as they are drawn there. */
export function Legend(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="info"
        label="What the marks mean"
        className={css.anchor}
        popoverTarget={ID}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      />
      <div
        id={ID}
        popover="auto"
        role="dialog"
        aria-label="What the marks mean"
        className={classNames(panel.popover, css.legend)}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen &&
          MARK_LANES.map((lane) => (
            <section key={lane} aria-label={LANE_TITLES[lane]}>
              <h2>{LANE_TITLES[lane]}</h2>
              <ul>
                {looksOf(lane).map((look) => (
                  <li key={look.title} className={css.entry}>
                    <Sample look={look} />
                    {look.title}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        {isOpen && (
          <p className={css.note}>
            Where there are too many to tell apart, bars say how many; what is red of them are problems. Zoom
            in to see each.
          </p>
        )}
      </div>
    </>
  );
}

function Sample({ look }: { readonly look: MarkLook }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element && context) {
      element.width = SIZE * devicePixelRatio;
      element.height = SIZE * devicePixelRatio;
      context.scale(devicePixelRatio, devicePixelRatio);
      const colour = readColours(element)[look.tone];
      context.fillStyle = colour;
      context.strokeStyle = colour;
      drawShape(context, look.shape, SIZE / 2, SIZE / 2);
    }
  }, [look]);
  return <canvas ref={canvas} style={{ width: SIZE, height: SIZE }} aria-hidden="true" />;
}

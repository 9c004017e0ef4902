import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { ShortStory } from '../../../shared/contract/story.ts';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { PEEK_WORDS } from './peek-words.ts';
import { placeBesideRow } from './place-beside-row.ts';
import { readShortStory } from './read-short-story.ts';
import { ScenesOf } from './scenes-of.tsx';
import css from './hover-story.module.css';

interface HoverStoryProps {
  readonly session: LibraryRow;
  /** It stands above or below this, and never on it. */
  readonly row: Element;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

/** As many as are seen at a glance, in two rows. */
const SCENES = 8;

/** The pictures of a session beside its row, as soon as it is known that there are some. */
export function HoverStory(props: HoverStoryProps): ReactElement | null {
  const { id } = props.session;
  const [story, setStory] = useState<ShortStory | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readShortStory(id, SCENES).then((read) => isCurrent && setStory(read));
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return story && story.scenes.length > 0 ? <Pictures {...props} story={story} /> : null;
}

interface PicturesProps extends HoverStoryProps {
  readonly story: ShortStory;
}

function Pictures({ session, row, story, onEnter, onLeave }: PicturesProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    current?.showPopover();
    if (current) {
      const cell = row.querySelector('[data-column="session"]') ?? row;
      const box = current.getBoundingClientRect();
      const window = { width: innerWidth, height: innerHeight };
      const { left, top, maxHeight } = placeBesideRow(cell.getBoundingClientRect(), box, window);
      Object.assign(current.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
    }
  }, [row]);
  return (
    <div
      ref={element}
      popover="manual"
      className={css.pictures}
      role="group"
      aria-label={PEEK_WORDS.pictures}
      data-hover-story
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <ScenesOf session={session} story={story} />
    </div>
  );
}

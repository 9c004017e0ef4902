import { useEffect, useRef, type ReactElement } from 'react';
import type { Scene } from '../../shared/story/scenes.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import { clock, formatTime } from '../ui/clock.ts';
import { useStore } from '../ui/store.ts';
import { StoryText, storyTextOf } from './story-text.tsx';
import css from './scene-tile.module.css';

interface SceneTileProps {
  readonly id: string;
  readonly scene: Scene;
  /** Null where there is no picture, undefined until that is known. */
  readonly url: string | null | undefined;
  readonly startedAtMs: EpochMilliseconds;
  readonly isCurrent: boolean;
  readonly onShow: (scene: Scene, isInView: boolean) => void;
  readonly onGo: (scene: Scene) => void;
}

/** One picture of the storyboard; until it has been made, an empty page. */
export function SceneTile(props: SceneTileProps): ReactElement {
  const { id, scene, url, startedAtMs, isCurrent, onGo } = props;
  const tile = useInView(props);
  const choice = useStore(clock);
  return (
    <div
      ref={tile}
      id={id}
      className={css.tile}
      role="option"
      aria-selected={isCurrent}
      data-tone={scene.tone}
      data-picture={url === undefined ? 'waiting' : url === null ? 'none' : 'shown'}
      title={storyTextOf(scene.caption)}
      onClick={() => onGo(scene)}
    >
      <div className={css.picture}>
        {url && <img src={url} alt="" />}
        <span className={css.time}>{formatTime(choice, scene.atMs, startedAtMs)}</span>
      </div>
      <div className={css.caption}>
        <StoryText parts={scene.caption} />
      </div>
    </div>
  );
}

/** Tells whether a tile is in view. @returns its `ref` */
function useInView({
  scene,
  onShow,
}: Pick<SceneTileProps, 'scene' | 'onShow'>): React.RefObject<HTMLDivElement | null> {
  const tile = useRef<HTMLDivElement>(null);
  const show = useRef(onShow);
  useEffect(() => {
    show.current = onShow;
  }, [onShow]);
  useEffect(() => {
    const element = tile.current;
    if (!element) {
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      show.current(scene, entries.at(-1)?.isIntersecting ?? false);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      show.current(scene, false);
    };
  }, [scene]);
  return tile;
}

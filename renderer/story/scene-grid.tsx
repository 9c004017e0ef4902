import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Scene } from '../../shared/story/scenes.ts';
import type { EpochMilliseconds } from '../../shared/model/units.ts';
import type { Occupation } from './picture-queue.ts';
import { sceneForKey } from './scene-keys.ts';
import { SceneTile } from './scene-tile.tsx';
import { useScenePictures } from './use-scene-pictures.ts';
import css from './scene-grid.module.css';

export interface SceneGridProps {
  readonly sessionId: string;
  /** The same array as long as nothing changes. */
  readonly scenes: readonly Scene[];
  /** Of the session. */
  readonly startedAtMs: EpochMilliseconds;
  /** What the app does beside. */
  readonly occupation: Occupation;
  /** The scene that is played or chosen; -1 for none. */
  readonly current: number;
  readonly onGo: (scene: Scene) => void;
}

/** A contact sheet: scenes in order of time, each a picture with its time and caption. A click goes there. */
export function SceneGrid(props: SceneGridProps): ReactElement {
  // Whatever is made for one session is of no use for another.
  return <Grid key={props.sessionId} {...props} />;
}

function Grid({ sessionId, scenes, startedAtMs, occupation, current, onGo }: SceneGridProps): ReactElement {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const pictures = useScenePictures(sessionId, occupation);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const press = (event: KeyboardEvent): void => {
    const next = sceneForKey(event, current, scenes.length, countColumns(list.current));
    const scene = next === undefined ? undefined : scenes[next];
    if (scene) {
      event.preventDefault();
      onGo(scene);
    }
  };
  return (
    <div
      ref={list}
      className={css.grid}
      role="listbox"
      aria-label="Storyboard"
      aria-activedescendant={`${id}-${Math.max(current, 0)}`}
      tabIndex={0}
      onKeyDown={press}
    >
      {scenes.map((scene, at) => (
        <SceneTile
          key={at}
          id={`${id}-${at}`}
          scene={scene}
          url={pictures.of(scene)}
          startedAtMs={startedAtMs}
          isCurrent={at === current}
          onShow={pictures.show}
          onGo={onGo}
        />
      ))}
    </div>
  );
}

/** As many as the grid has laid out beside one another. */
function countColumns(grid: HTMLElement | null): number {
  return grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;
}

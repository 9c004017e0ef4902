import { useEffect, useState, type ReactElement } from 'react';
import type { Milliseconds } from '../../../../shared/model/units.ts';
import type { Playback } from '../../playback/playback.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/store.ts';
import { FindInPage } from './find-in-page.tsx';
import { NodePanel } from './node-panel.tsx';
import { PageTree } from './page-tree.ts';
import { TreeView } from './tree-view.tsx';
import css from './page-panel.module.css';

/** While the page changes, it is read again this often at most. */
const PAUSE: Milliseconds = 500;

/** The document at this moment, as a tree that can be searched and looked into. */
export function PagePanel({ playback }: { readonly playback: Playback }): ReactElement {
  const { page } = playback;
  const [tree] = useState(() => new PageTree(page));
  const turn = usePageTurns(playback, tree);
  const { selected, rows } = useStore(tree.state);
  const isPicking = useStore(page.isPicking);
  const picked = useStore(page.picked);
  useEffect(() => {
    if (picked) {
      void tree.reveal(picked.id);
    }
  }, [picked, tree]);
  useEffect(
    () => () => {
      page.setPicking(false);
      page.setOutline(null);
    },
    [page],
  );
  return (
    <div className={css.panel}>
      <div className={css.tools}>
        <FindInPage page={page} tree={tree} />
        <IconButton
          icon="pick"
          label="Point at a node of the page"
          pressed={isPicking}
          onClick={() => {
            pauseIfPlaying(playback);
            page.setPicking(!isPicking);
          }}
        />
      </div>
      {rows.length === 0 && <p className={css.empty}>No page at this moment.</p>}
      <TreeView tree={tree} link={page} />
      {selected !== null && <NodePanel key={selected} playback={playback} id={selected} turn={turn} />}
    </div>
  );
}

/** What moves away cannot be pointed at. */
function pauseIfPlaying(playback: Playback): void {
  if (playback.state.get().phase === 'playing') {
    playback.toggle();
  }
}

/** Reads the tree again when another moment is shown. @returns how often it was read */
function usePageTurns(playback: Playback, tree: PageTree): number {
  const [turn, setTurn] = useState(0);
  const isArriving = useStore(playback.isArriving);
  useEffect(() => {
    let timer: number | undefined;
    const read = (): void => {
      timer = undefined;
      void tree.reload().then(() => setTurn((count) => count + 1));
    };
    const readSoon = (): void => {
      timer ??= window.setTimeout(read, PAUSE);
    };
    if (!isArriving) {
      read();
    }
    const unsubscribe = playback.now.subscribe(readSoon);
    return () => {
      unsubscribe();
      window.clearTimeout(timer);
    };
  }, [playback, tree, isArriving]);
  return turn;
}

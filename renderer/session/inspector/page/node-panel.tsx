import { useEffect, useState, type ReactElement } from 'react';
import type { PageLook } from '../../../../shared/model/page-node.ts';
import type { NodeChange } from '../../../../shared/replay/node-changes.ts';
import { api, settle } from '../../../app/state/api.ts';
import type { Playback } from '../../playback/playback.ts';
import { clock, formatTime } from '../../../ui/clock.ts';
import { formatCount } from '../../../ui/format.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import css from './node-panel.module.css';

interface NodePanelProps {
  readonly playback: Playback;
  readonly id: number;
  /** Counts how often the page was read: a node may look different each time. */
  readonly turn: number;
}

/** What is known of one node: where and how it is drawn, and when it changed. */
export function NodePanel({ playback, id, turn }: NodePanelProps): ReactElement {
  const look = useLook(playback, id, turn);
  return (
    <section className={css.panel} aria-label="The selected node">
      {look?.box ? (
        <p className={css.box}>
          {formatCount(Math.round(look.box.width))} × {formatCount(Math.round(look.box.height))} px at{' '}
          {formatCount(Math.round(look.box.x))}, {formatCount(Math.round(look.box.y))}
        </p>
      ) : (
        <p className={css.box}>Not drawn at this moment.</p>
      )}
      {look?.value && (
        <p>
          Holds <RecordedText text={look.value} />
        </p>
      )}
      <dl className={css.styles}>
        {look?.styles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <RecordedText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <NodeChanges playback={playback} id={id} />
    </section>
  );
}

function useLook(playback: Playback, id: number, turn: number): PageLook | null {
  const [look, setLook] = useState<PageLook | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void playback.page.ask({ kind: 'look', id }).then((answer) => {
      if (isCurrent) {
        setLook(answer?.kind === 'look' ? answer.look : null);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [playback, id, turn]);
  return look;
}

const CHANGE_NAMES: Readonly<Record<NodeChange['what'], string>> = {
  added: 'Added',
  removed: 'Removed',
  text: 'Text',
  attributes: 'Attributes',
  children: 'Children',
  input: 'Input',
  scroll: 'Scrolled',
  click: 'Clicked',
  media: 'Media',
  styles: 'Style rules',
  drawing: 'Drawing',
};

/** When the node changed while its page was there; each time leads to that moment. */
function NodeChanges({ playback, id }: { readonly playback: Playback; readonly id: number }): ReactElement {
  const choice = useStore(clock);
  const { window } = useStore(playback.state);
  const [changes, setChanges] = useState<readonly NodeChange[] | null>(null);
  const sessionId = playback.details.session.id;
  useEffect(() => {
    let isCurrent = true;
    const node = { sessionId, windowNumber: window.number, nodeId: id, atMs: playback.now.get() };
    void settle(api.findNodeChanges(node)).then((answer) => {
      if (isCurrent) {
        setChanges(answer.ok ? answer.value : []);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [playback, sessionId, window, id]);
  return (
    <>
      <h3>Changes</h3>
      {changes === null && <p className={css.quiet}>Looking for changes…</p>}
      {changes?.length === 0 && <p className={css.quiet}>No changes recorded.</p>}
      <ul>
        {changes?.map(({ atMs, what, detail }, at) => (
          <li key={at}>
            <button type="button" className={css.change} onClick={() => playback.seek(atMs)}>
              <span className={css.time}>
                {formatTime(choice, atMs, playback.details.session.startedAtMs)}
              </span>
              <span>{CHANGE_NAMES[what]}</span>
              <RecordedText text={detail} missing="" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

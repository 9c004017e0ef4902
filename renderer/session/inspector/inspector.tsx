import { useMemo, useState, type ReactElement } from 'react';
import { PagePanel } from './page/page-panel.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { HealthPanel } from './details/health-panel.tsx';
import { useHealth } from './details/use-health.ts';
import { MissingPanel } from './details/missing-panel.tsx';
import { formatCount } from '../../ui/format.ts';
import type { SessionDetails } from '../../../shared/model/session.ts';
import { useStore } from '../../ui/store.ts';
import { panelId, Tabs } from '../../ui/tabs.tsx';
import { NotesPanel } from './notes/notes-panel.tsx';
import { inspectorTab } from '../workspace/inspector-choice.ts';
import { LISTS, TABS, type TabId } from '../workspace/inspector-tabs.ts';
import { ItemListPanel } from './items/item-list-panel.tsx';
import { RecordingSections } from './details/recording-sections.tsx';
import { TrackCounts, type SharedFilter } from '../items/track-filter.ts';
import { useFoundKeys } from './items/use-found-keys.ts';
import { StoryPanel } from './story/story-panel.tsx';
import { SummaryLine } from './story/summary-line.tsx';
import type { Workspace } from '../workspace/workspace.ts';
import sections from './details/sections.module.css';
import css from './inspector.module.css';

/** All that is known of a session beside the page itself: lists in order of time, and facts. */
export function Inspector({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const tab = useStore(inspectorTab);
  const track = useStore(workspace.keeper.track);
  const range = useStore(workspace.range);
  const [text, setText] = useState('');
  const [windowNumber, setWindowNumber] = useState<number | null>(null);
  const keys = useFoundKeys(workspace.sessionId, text, track);
  const shared: SharedFilter = useMemo(() => ({ range, windowNumber, keys }), [range, windowNumber, keys]);
  const counts = useMemo(() => new TrackCounts(track, shared), [track, shared]);
  const list = LISTS.find(({ id }) => id === tab);
  const bookmarks = useStore(workspace.bookmarks.list);
  const countOf = (id: TabId): string | null => {
    if (id === 'bookmarks') {
      return bookmarks.length === 0 ? null : formatCount(bookmarks.length);
    }
    const counted = LISTS.find((candidate) => candidate.id === id);
    return counted ? formatCount(counts.of(counted.kinds, counted.levels)) : null;
  };
  return (
    <aside className={css.inspector} aria-label="Inspector" data-help={`${tab} inspector`}>
      <SummaryLine workspace={workspace} />
      <Tabs
        label="Inspector"
        tabs={TABS.map((each) => ({ ...each, count: countOf(each.id) }))}
        chosen={tab}
        onChoose={inspectorTab.set}
      />
      <div
        key={tab}
        id={panelId(tab)}
        className={css.panel}
        role="tabpanel"
        aria-label={TABS.find(({ id }) => id === tab)?.title}
      >
        {list ? (
          <ItemListPanel
            workspace={workspace}
            list={list}
            shared={shared}
            text={text}
            onText={setText}
            onWindow={setWindowNumber}
          />
        ) : (
          <FactsPanel tab={tab} workspace={workspace} />
        )}
      </div>
    </aside>
  );
}

function SessionHealth({ details }: { readonly details: SessionDetails }): ReactElement {
  return <HealthPanel {...useHealth(details)} />;
}

function FactsPanel({
  tab,
  workspace,
}: {
  readonly tab: TabId;
  readonly workspace: Workspace;
}): ReactElement | null {
  const { playback } = workspace;
  const { facts } = useStore(playback.state);
  switch (tab) {
    case 'bookmarks':
      return <NotesPanel workspace={workspace} />;
    case 'story':
      return <StoryPanel workspace={workspace} />;
    case 'page':
      return <PagePanel playback={playback} />;
    case 'details':
      return (
        <DetailsPanel details={playback.details}>
          <RecordingSections workspace={workspace} />
        </DetailsPanel>
      );
    case 'health':
      return (
        <div className={sections.sections}>
          <SessionHealth details={playback.details} />
          <MissingPanel facts={facts} startMs={playback.details.session.startedAtMs} />
        </div>
      );
    default:
      return null;
  }
}

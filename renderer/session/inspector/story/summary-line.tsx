import { useEffect, type ReactElement } from 'react';
import type { SummaryPart } from '../../../../shared/story/summary.ts';
import { clock, formatTime } from '../../../ui/clock.ts';
import { useStore } from '../../../ui/store.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { STORY_WORDS } from './story-words.ts';
import css from './summary-line.module.css';

/** What went wrong in the session, in a sentence or two whose parts lead there. */
export function SummaryLine({ workspace }: { readonly workspace: Workspace }): ReactElement {
  useEffect(() => workspace.story.want(), [workspace]);
  const told = useStore(workspace.story.told);
  const problem = useStore(workspace.story.problem);
  const parts = told?.summary ?? [
    { kind: 'text', text: problem === null ? STORY_WORDS.reading : '' } as const,
  ];
  return (
    <section className={css.summary} aria-label="Summary">
      {parts.map((part, at) => (
        <Part key={at} part={part} workspace={workspace} />
      ))}
    </section>
  );
}

function Part({
  part,
  workspace,
}: {
  readonly part: SummaryPart;
  readonly workspace: Workspace;
}): ReactElement {
  const choice = useStore(clock);
  if (part.kind === 'text') {
    return <>{part.text}</>;
  }
  const { to } = part;
  const text = part.kind === 'link' ? part.text : formatTime(choice, to.atMs, workspace.whole.fromMs);
  return (
    <button
      type="button"
      className={css.link}
      data-tone={part.kind === 'link' ? part.tone : undefined}
      onClick={() => workspace.goToMoment(to)}
    >
      {text}
    </button>
  );
}

import { useEffect, type ReactElement } from 'react';
import type { ToldStory } from '../../../../shared/contract/story.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { useStore } from '../../../ui/store.ts';
import { storyForm } from '../../workspace/inspector-choice.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import notes from '../notes.module.css';
import { FormSwitch } from './form-switch.tsx';
import { StoryList } from './story-list.tsx';
import { STORY_WORDS } from './story-words.ts';
import { Storyboard } from './storyboard.tsx';

/** What happened in the session, in sentences or in pictures. */
export function StoryPanel({ workspace }: { readonly workspace: Workspace }): ReactElement {
  useEffect(() => workspace.story.want(), [workspace]);
  const told = useStore(workspace.story.told);
  return (
    <>
      <FormSwitch />
      <Told workspace={workspace} told={told} />
      {told && told.share < 1 && (
        <p className={notes.note} role="status">
          {STORY_WORDS.indexed(told.share)}
        </p>
      )}
    </>
  );
}

function Told({
  workspace,
  told,
}: {
  readonly workspace: Workspace;
  readonly told: ToldStory | null;
}): ReactElement {
  const form = useStore(storyForm);
  const problem = useStore(workspace.story.problem);
  if (told === null) {
    return (
      <p className={notes.empty} role={problem === null ? 'status' : 'alert'}>
        {problem === null ? STORY_WORDS.reading : STORY_WORDS.unread(toVisibleText(problem))}
      </p>
    );
  }
  if (told.story.chapters.length === 0) {
    return <p className={notes.empty}>{told.share < 1 ? STORY_WORDS.indexing : STORY_WORDS.nothing}</p>;
  }
  return form === 'pictures' ? (
    <Storyboard workspace={workspace} story={told.story} />
  ) : (
    <StoryList workspace={workspace} story={told.story} />
  );
}

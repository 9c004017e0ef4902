import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import type { StoryPart } from '../../shared/story/story.ts';
import css from './story-text.module.css';

/** A sentence: our own words as they are, those of the recording never able to disguise themselves as ours. */
export function StoryText({ parts }: { readonly parts: readonly StoryPart[] }): ReactElement {
  return (
    <>
      {parts.map(({ text, isRecorded }, at) =>
        isRecorded ? (
          <bdi key={at} className={css.recorded}>
            {toVisibleText(text)}
          </bdi>
        ) : (
          text
        ),
      )}
    </>
  );
}

/** The same as one text, for a name or a tooltip. */
export function storyTextOf(parts: readonly StoryPart[]): string {
  return parts.map(({ text, isRecorded }) => (isRecorded ? toVisibleText(text) : text)).join('');
}

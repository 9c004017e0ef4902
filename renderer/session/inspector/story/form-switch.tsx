import type { ReactElement } from 'react';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { useStore } from '../../../ui/store.ts';
import { storyForm, type StoryForm } from '../../workspace/inspector-choice.ts';
import { STORY_WORDS } from './story-words.ts';
import css from './form-switch.module.css';

const FORMS: readonly StoryForm[] = ['sentences', 'pictures'];

/** Whether the story is read or looked at. */
export function FormSwitch(): ReactElement {
  const chosen = useStore(storyForm);
  return (
    <div className={css.switch} role="group" aria-label={STORY_WORDS.form} onMouseDown={keepFocus}>
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          className={css.form}
          aria-pressed={form === chosen}
          onClick={() => storyForm.set(form)}
        >
          {STORY_WORDS[form]}
        </button>
      ))}
    </div>
  );
}

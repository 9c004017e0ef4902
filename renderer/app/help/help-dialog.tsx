import { useState, type ReactElement } from 'react';
import { KeyList } from '../../session/keys/key-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showOverlay } from '../state/place.ts';
import { lastPlace } from './last-place.ts';
import { HELP_TOPICS, topicAt } from './help-words.ts';
import css from './help-dialog.module.css';

/** Tells about the place that was clicked or focused last, and has the other places to choose from. */
export function HelpDialog(): ReactElement {
  const [topic, setTopic] = useState(() => topicAt(lastPlace()));
  return (
    <Dialog title="Help" onClose={() => showOverlay('none')} className={css.help} actions={<HelpActions />}>
      <div className={css.book}>
        <nav aria-label="Topics">
          <ul className={css.topics}>
            {HELP_TOPICS.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  className={css.topic}
                  aria-current={each === topic ? 'true' : undefined}
                  onClick={() => setTopic(each)}
                >
                  {each.title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <section className={css.text} aria-label={topic.title} aria-live="polite">
          <h3>{topic.title}</h3>
          {topic.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {topic.keys.length > 0 && <KeyList keys={topic.keys} />}
        </section>
      </div>
    </Dialog>
  );
}

function HelpActions(): ReactElement {
  return (
    <>
      <Button look="primary" onClick={() => showOverlay('none')}>
        Close
      </Button>
      <Button onClick={() => showOverlay('keys')}>All keyboard shortcuts</Button>
    </>
  );
}

import { useId, type ReactElement, type ReactNode } from 'react';
import { MAX_AUTHOR } from '../../../shared/model/bookmark.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { rulesInForce } from '../../../shared/policy.ts';
import { KeepOriginals } from '../../library/imports/keep-originals.tsx';
import { INACTIVITY_THRESHOLDS } from '../../session/activity/skip-inactivity.ts';
import { autoAdvance, inactiveAfter } from '../../session/playback/playback-settings.ts';
import { Button } from '../../ui/button.tsx';
import { clock, FIXED_ZONES, isClockChoice } from '../../ui/clock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatSpan } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import { themeChoice, THEMES, type Theme } from '../../ui/theme-choice.ts';
import field from '../../ui/field.module.css';
import { author } from '../state/author.ts';
import { showOverlay } from '../state/place.ts';
import { appStatus } from '../state/status.ts';
import { ClickRulesForm } from './click-rules-form.tsx';
import css from './preferences-dialog.module.css';

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

/** Everything that is set once: for this user, for the library, and by whoever runs the machine. */
export function PreferencesDialog(): ReactElement {
  return (
    <Dialog title="Preferences" className={css.preferences} onClose={() => showOverlay('none')}>
      <Section title="Appearance and time">
        <ThemeLine />
        <ClockLine />
      </Section>
      <Section title="Playing">
        <IdleLine />
        <AutoAdvanceLine />
      </Section>
      <Section title="Notes">
        <AuthorLine />
      </Section>
      <Section title="Imports" note="For this library.">
        <KeepOriginals />
      </Section>
      <Section
        title="Clicks"
        note="For this library. When they change, its sessions are indexed again in the background."
      >
        <ClickRulesForm />
      </Section>
      <Section title="Keys">
        <div className={css.line}>
          <span className={css.note}>Every key is listed; they cannot be changed.</span>
          <Button onClick={() => showOverlay('keys')}>Keyboard shortcuts</Button>
        </div>
      </Section>
      <MachinePolicy />
    </Dialog>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Section({ title, note, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {note && <p className={css.note}>{note}</p>}
    </section>
  );
}

function ThemeLine(): ReactElement {
  const theme = useStore(themeChoice);
  return (
    <label className={css.line}>
      Theme
      <select
        className={field.field}
        value={theme}
        onChange={({ target }) => themeChoice.set(THEMES.find((each) => each === target.value) ?? 'system')}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {THEME_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

const CLOCK_NAMES = { relative: 'From start', local: 'Local time', utc: 'UTC' } as const;
const ALL_CLOCKS: readonly string[] = [...Object.values(CLOCK_NAMES), ...FIXED_ZONES];

/** Typing narrows the zones down; what is none of them changes nothing. */
function ClockLine(): ReactElement {
  const choice = useStore(clock);
  const id = useId();
  const take = (typed: string): void => {
    const named =
      Object.entries(CLOCK_NAMES).find(([, name]) => name === typed)?.[0] ?? typed.replace('-', '−');
    if (isClockChoice(named)) {
      clock.set(named);
    }
  };
  return (
    <label className={css.line}>
      Clock and zone
      <input
        key={choice}
        type="text"
        className={field.field}
        list={id}
        title="From start, local time, UTC, or a zone such as UTC+05:30"
        defaultValue={choice in CLOCK_NAMES ? CLOCK_NAMES[choice as keyof typeof CLOCK_NAMES] : choice}
        onChange={({ target }) => take(target.value)}
        onFocus={({ target }) => target.select()}
      />
      <datalist id={id}>
        {ALL_CLOCKS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

function IdleLine(): ReactElement {
  const after = useStore(inactiveAfter);
  return (
    <label className={css.line}>
      Idle when the user does nothing for over
      <select
        className={field.field}
        value={after}
        onChange={({ target }) => inactiveAfter.set(Number(target.value))}
      >
        {INACTIVITY_THRESHOLDS.map((each) => (
          <option key={each} value={each}>
            {formatSpan(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

function AutoAdvanceLine(): ReactElement {
  const isOn = useStore(autoAdvance);
  return (
    <label className={css.check}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => autoAdvance.set(target.checked)} />
      Open the next session at the end of one, and when a verdict is given
    </label>
  );
}

function AuthorLine(): ReactElement {
  const name = useStore(author);
  return (
    <label className={css.line}>
      Your name, on notes
      <input
        type="text"
        className={field.field}
        maxLength={MAX_AUTHOR}
        value={name}
        onChange={({ target }) => author.set(target.value)}
      />
    </label>
  );
}

/** What whoever runs the machine has set: shown, and not to be changed here. */
function MachinePolicy(): ReactElement | null {
  const status = useStore(appStatus);
  if (!status || status.policyFile === null) {
    return null;
  }
  const rules = rulesInForce(status.policy);
  return (
    <Section
      title="Policy of this machine"
      note={`Set by an administrator in ${toVisibleText(status.policyFile)}`}
    >
      {rules.length === 0 ? (
        <p>No rule is in force.</p>
      ) : (
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

import { useState, type ReactElement } from 'react';
import {
  areClickRules,
  CLICK_RULE_LIMITS,
  DEFAULT_CLICK_RULES,
  type ClickRules,
} from '../../shared/replay/items/click-rules.ts';
import { changeSettings, librarySettings } from './state/library.ts';
import { showOverlay } from './state/place.ts';
import { useReadOnly } from './state/status.ts';
import { KeepOriginals } from '../library/imports/keep-originals.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useStore } from '../ui/store.ts';
import field from '../ui/field.module.css';
import css from './preferences-dialog.module.css';

const FIELDS: readonly (readonly [keyof ClickRules, label: string, unit: string])[] = [
  ['rageClicks', 'Rage click: clicks in one place', 'clicks'],
  ['rageWithinMs', 'Rage click: within', 'ms'],
  ['rageWithinPx', 'Rage click: apart from each other, up to', 'px'],
  ['deadAfterMs', 'Dead click: no answer for', 'ms'],
];

/** What is set for the library, the same for everyone who uses it. */
export function PreferencesDialog(): ReactElement {
  const settings = useStore(librarySettings);
  const isReadOnly = useReadOnly();
  const [typed, setTyped] = useState<ClickRules>();
  const rules = typed ?? settings?.clickRules ?? DEFAULT_CLICK_RULES;
  const close = (): void => showOverlay('none');
  const save = async (): Promise<void> => {
    if (await changeSettings({ clickRules: rules })) {
      close();
    }
  };
  const isOff = settings === null || isReadOnly;
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button disabled={isOff} onClick={() => setTyped(DEFAULT_CLICK_RULES)}>
        Use defaults
      </Button>
      <Button look="primary" disabled={isOff || !areClickRules(rules)} onClick={() => void save()}>
        Save
      </Button>
    </>
  );
  return (
    <Dialog title="Preferences" onClose={close} actions={actions}>
      <h3 className={css.title}>Clicks</h3>
      <div className={css.rules}>
        {FIELDS.map(([name, label, unit]) => (
          <RuleField
            key={name}
            {...{ name, label, unit, isOff }}
            value={rules[name]}
            onChange={(value) => setTyped({ ...rules, [name]: value })}
          />
        ))}
      </div>
      <p className={css.note}>
        For this library. When they change, its sessions are indexed again in the background.
      </p>
      <h3 className={css.title}>Imports</h3>
      <KeepOriginals />
    </Dialog>
  );
}

interface RuleFieldProps {
  readonly name: keyof ClickRules;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly isOff: boolean;
  readonly onChange: (value: number) => void;
}

function RuleField({ name, label, unit, value, isOff, onChange }: RuleFieldProps): ReactElement {
  const [least, most] = CLICK_RULE_LIMITS[name];
  return (
    <label className={css.rule}>
      <span>{label}</span>
      <input
        type="number"
        className={field.field}
        min={least}
        max={most}
        step={1}
        disabled={isOff}
        value={Number.isNaN(value) ? '' : value}
        title={`${least} to ${most} ${unit}`}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      <span className={css.unit}>{unit}</span>
    </label>
  );
}

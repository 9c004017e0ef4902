import { useState, type ReactElement } from 'react';
import {
  areClickRules,
  CLICK_RULE_LIMITS,
  DEFAULT_CLICK_RULES,
  type ClickRules,
} from '../../../shared/replay/items/click-rules.ts';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import field from '../../ui/field.module.css';
import { changeSettings, librarySettings } from '../state/library.ts';
import { useReadOnly } from '../state/status.ts';
import css from './click-rules-form.module.css';

const FIELDS: readonly (readonly [keyof ClickRules, label: string, unit: string])[] = [
  ['rageClicks', 'Rage click: clicks in one place', 'clicks'],
  ['rageWithinMs', 'Rage click: within', 'ms'],
  ['rageWithinPx', 'Rage click: apart from each other, up to', 'px'],
  ['deadAfterMs', 'Dead click: no answer for', 'ms'],
];

/** When clicks count as dead or enraged: saved on demand, as all of the library is indexed again by it. */
export function ClickRulesForm(): ReactElement {
  const settings = useStore(librarySettings);
  const isReadOnly = useReadOnly();
  const [typed, setTyped] = useState<ClickRules>();
  const rules = typed ?? settings?.clickRules ?? DEFAULT_CLICK_RULES;
  const isOff = settings === null || isReadOnly;
  const save = async (): Promise<void> => {
    if (await changeSettings({ clickRules: rules })) {
      setTyped(undefined);
    }
  };
  return (
    <>
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
      <div className={css.actions}>
        <Button disabled={isOff} onClick={() => setTyped(DEFAULT_CLICK_RULES)}>
          Use defaults
        </Button>
        <Button disabled={isOff || typed === undefined || !areClickRules(rules)} onClick={() => void save()}>
          Save and index again
        </Button>
      </div>
    </>
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

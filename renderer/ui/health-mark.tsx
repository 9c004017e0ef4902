import type { ReactElement } from 'react';
import { HEALTH, worstSeverity, type HealthItem, type Severity } from '../../shared/model/health.ts';
import { Icon, type IconName } from './icons.tsx';
import visuallyHidden from './visually-hidden.module.css';
import css from './health-mark.module.css';

interface HealthMarkProps {
  readonly health: readonly HealthItem[];
  /** Only the mark, without the word. */
  readonly compact?: boolean;
}

interface Look {
  readonly word: string;
  readonly icon: IconName;
}

const LOOKS: Readonly<Record<Severity | 'good', Look>> = {
  good: { word: 'Good', icon: 'check' },
  info: { word: 'Repaired', icon: 'info' },
  notice: { word: 'Incomplete', icon: 'info' },
  serious: { word: 'Problems', icon: 'warning' },
};

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  info: 'Note',
  notice: 'Minor',
  serious: 'Serious',
};

/** The mark of one finding, in the look of its severity. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactElement {
  return (
    <span className={css.health} data-severity={severity} title={SEVERITY_WORDS[severity]}>
      <Icon name={LOOKS[severity].icon} size={16} />
      <span className={visuallyHidden.text}>{SEVERITY_WORDS[severity]}:</span>
    </span>
  );
}

/** One mark for how far a recording can be trusted; hovering tells the findings. */
export function HealthMark({ health, compact = false }: HealthMarkProps): ReactElement {
  const severity = worstSeverity(health) ?? 'good';
  const { word, icon } = LOOKS[severity];
  const findings = health.map(({ code, count }) => `${HEALTH[code].meaning} (${count})`).join('\n');
  return (
    <span
      className={css.health}
      data-severity={severity}
      title={findings || 'Nothing was repaired or left out.'}
    >
      <Icon name={icon} size={15} />
      <span className={compact ? visuallyHidden.text : undefined}>{word}</span>
    </span>
  );
}

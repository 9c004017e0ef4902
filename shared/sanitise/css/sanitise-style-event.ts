import { isPlainObject } from '../../model/replay-event.ts';
import type { AssetLedger } from '../missing/asset-ledger.ts';
import { sanitiseCss, sanitiseFontSource } from './sanitise-css.ts';
import type { Mutable } from '../mutable.ts';

/** Changed properties: texts, `[text, priority]`, or false for one that is gone. Anything else is taken out. */
export function sanitiseDeclarations(style: Mutable, ledger: AssetLedger): void {
  for (const name of Object.keys(style)) {
    const value = style[name];
    if (typeof value === 'string') {
      change(style, name, sanitiseCss(value, ledger, 'whole', name));
    } else if (Array.isArray(value) && typeof value[0] === 'string') {
      const [text, priority] = value as [string, unknown];
      style[name] = [sanitiseCss(text, ledger, 'whole', name), priority === 'important' ? priority : ''];
    } else if (value !== false && value !== null && typeof value !== 'number') {
      Reflect.deleteProperty(style, name);
    }
  }
}

/** Rules that were added to a sheet, and sheets that were replaced. */
export function sanitiseSheetRules(data: Mutable, ledger: AssetLedger): void {
  sanitiseRules(data, 'adds', ledger);
  for (const name of ['replace', 'replaceSync']) {
    if (name in data) {
      change(data, name, sanitiseCss(textOf(data[name]), ledger));
    }
  }
}

/** One property of a rule that was set. */
export function sanitiseDeclaration({ set }: Mutable, ledger: AssetLedger): void {
  if (isPlainObject(set)) {
    const { value, property } = set;
    const text = textOf(value);
    const harmless =
      property === 'src'
        ? sanitiseFontSource(text, ledger)
        : sanitiseCss(text, ledger, 'whole', textOf(property));
    change(set, 'value', value === null ? null : harmless);
  }
}

/** Sheets that a document or shadow root took on. */
export function sanitiseAdoptedSheets({ styles }: Mutable, ledger: AssetLedger): void {
  if (Array.isArray(styles)) {
    styles.filter(isPlainObject).forEach((style) => sanitiseRules(style, 'rules', ledger));
  }
}

/** A font that a script loaded: its bytes, or CSS that says where it is. */
export function sanitiseFont(data: Mutable, ledger: AssetLedger): void {
  const { fontSource } = data;
  if (data['buffer'] !== true) {
    data['buffer'] = false;
    change(data, 'fontSource', sanitiseFontSource(textOf(fontSource), ledger));
  }
}

function sanitiseRules(holder: Mutable, name: string, ledger: AssetLedger): void {
  const rules = holder[name];
  if (!Array.isArray(rules)) {
    return;
  }
  for (const item of rules.filter(isPlainObject)) {
    change(item, 'rule', sanitiseCss(textOf(item['rule']), ledger));
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function change(holder: Mutable, name: string, value: unknown): void {
  if (holder[name] !== value) {
    holder[name] = value;
  }
}

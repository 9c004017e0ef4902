import { isPlainObject } from '../model/replay-event.ts';
import { maskWhole, type TextRole } from './mask.ts';
import type { ContentRules } from './content-rules.ts';
import type { TextRedactor } from './redact-text.ts';
import { DEEPEST } from './strings-of.ts';

/** What is written for a number that is removed: still a number. */
const NO_NUMBER = 0;

/** Takes values out of any JSON, and whole contents where a rule names them. */
export class JsonRedactor {
  private readonly text: TextRedactor;
  private readonly contents: ContentRules;

  constructor(text: TextRedactor, contents: ContentRules) {
    this.text = text;
    this.contents = contents;
  }

  /** Names of properties are texts as well; what lies deeper than any recorder writes is removed. */
  redact(value: unknown, role: TextRole = 'text', depth = 0): unknown {
    if (typeof value === 'string') {
      return this.redactString(value, role);
    }
    if (typeof value === 'number') {
      return Math.abs(value) >= 1e12 && this.text.redact(String(value)) !== String(value) ? NO_NUMBER : value;
    }
    if (depth >= DEEPEST) {
      return typeof value === 'object' ? null : value;
    }
    if (Array.isArray(value)) {
      return value.map((each) => this.redact(each, role, depth + 1));
    }
    return isPlainObject(value)
      ? this.mapProperties(value, (each, key) => this.redactProperty(key, each, role, depth))
      : value;
  }

  redactString(value: string, role: TextRole = 'text'): string {
    return this.text.redact(this.contents.withoutQueries(value), role);
  }

  /** All texts of a value masked as a whole, names of properties kept. */
  maskAll(value: unknown, ruleId: string): unknown {
    this.text.count(ruleId);
    return this.mask(value);
  }

  private mask(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') {
      return maskWhole(value, this.contents.form);
    }
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) {
      return typeof value === 'number' ? NO_NUMBER : null;
    }
    return Array.isArray(value)
      ? value.map((each) => this.mask(each, depth + 1))
      : this.mapProperties(value as Record<string, unknown>, (each) => this.mask(each, depth + 1));
  }

  private redactProperty(key: string, value: unknown, role: TextRole, depth: number): unknown {
    const ruleId = this.contents.ruleOfProperty(key);
    return ruleId === undefined || value === null || value === undefined
      ? this.redact(value, role, depth + 1)
      : this.maskAll(value, ruleId);
  }

  mapProperties(
    value: Readonly<Record<string, unknown>>,
    map: (each: unknown, key: string) => unknown,
  ): Record<string, unknown> {
    const made = new Map<string, unknown>();
    for (const [key, each] of Object.entries(value)) {
      let name = this.text.redact(key, 'name');
      while (made.has(name)) {
        name += '_';
      }
      made.set(name, map(each, key));
    }
    return Object.fromEntries(made);
  }
}

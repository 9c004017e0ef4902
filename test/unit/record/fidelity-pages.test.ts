import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIDELITY_PAGES, parseSteps, readPages } from '../../record/fidelity/steps.ts';

const PAGES = readPages();

describe('the corpus of pages', () => {
  it('has at least sixty', () => {
    expect(PAGES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(PAGES)('$name loads a recorder, and has moments of different names', ({ name, steps }) => {
    const marks = steps.flatMap((step) => ('mark' in step ? [step.mark] : []));
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks).size).toBe(marks.length);
    expect(readFileSync(path.join(FIDELITY_PAGES, `${name}.html`), 'utf8')).toContain('<!-- recorder -->');
  });

  it.each(PAGES)('$name asks for nothing but what test/record serves', ({ name }) => {
    const html = readFileSync(path.join(FIDELITY_PAGES, `${name}.html`), 'utf8');
    // Names of XML dialects, and where links lead that nobody follows, are no requests.
    const asked = [...html.matchAll(/(?:src|srcset|url\(|@import)\W{1,3}(?:https?:)?\/\/([^/"' )]+)/g)];
    expect(asked.map(([, host]) => host).filter((host) => host !== 'remote.example')).toEqual([]);
  });

  it('refuses steps of no known kind', () => {
    const withSteps = (json: string): string => `<script type="application/json" id="steps">${json}</script>`;
    expect(parseSteps(withSteps('[{ "hover": "#a" }]'))).toEqual([{ hover: '#a' }]);
    expect(() => parseSteps(withSteps('[{ "sing": "a song" }]'))).toThrow();
    expect(() => parseSteps('<p></p>')).toThrow('no steps');
  });

  it('refuses a page that is not there', () => {
    expect(() => readPages(['no-such-page'])).toThrow('no-such-page');
  });
});

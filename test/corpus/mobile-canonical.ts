import { isPlainObject } from '../../shared/model/replay-event.ts';

/** What exports write beside an event; one input is a JavaScript module, which has a `default`. */
const NOT_OF_EVENT = ['windowId', 'seen', 'delay', 'default'];

/**
 * The part of a player's event that decides what is seen, in one form for PostHog's output and ours. Left out:
 * - the ids of nodes that stand for no wireframe: PostHog counts from 100, we from where no recorded id is;
 * - attributes that are null, which rrweb does not set; `data-…`; what a `<select>` ignores;
 * - the spelling of CSS, and a rule of PostHog's style sheet for a class that no node has.
 */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (!isPlainObject(value)) {
    return value;
  }
  const kept = Object.entries(value).filter(([key]) => !NOT_OF_EVENT.includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, canonicalField(value, key, inner)]));
}

function canonicalField(owner: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  if ((key === 'id' || key === 'parentId') && isOwnId(value)) {
    return 'own';
  }
  if (key === 'attributes' && isPlainObject(value)) {
    return canonicalAttributes(owner['tagName'], value);
  }
  return key === 'textContent' ? canonicalText(value) : canonical(value);
}

function isOwnId(id: unknown): boolean {
  return typeof id === 'number' && ((id >= 100 && id < 1000) || id >= 8e15);
}

function canonicalAttributes(tagName: unknown, attributes: Readonly<Record<string, unknown>>): unknown {
  const ignored = tagName === 'select' ? ['type', 'value'] : [];
  const kept = Object.entries(attributes).filter(
    ([name, value]) => value !== null && !name.startsWith('data-') && !ignored.includes(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'style' ? parseStyle(value) : value]),
  );
}

function parseStyle(style: unknown): unknown {
  const declarations = String(style).match(/(?:[^;'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return Object.fromEntries(
    declarations.map((declaration) => {
      const colon = declaration.indexOf(':');
      const value = declaration
        .slice(colon + 1)
        .trim()
        .replace(/"/g, "'");
      // The initial value is `repeat`.
      return [declaration.slice(0, colon).trim(), value === 'unset' ? 'repeat' : value];
    }),
  );
}

function canonicalText(text: unknown): unknown {
  if (typeof text !== 'string' || !text.includes('margin: unset')) {
    return text;
  }
  return text
    .replace(/\s+/g, ' ')
    .replace('.input:focus { outline: none; } ', '')
    .replace('textarea { resize: none; } ', '')
    .trim();
}

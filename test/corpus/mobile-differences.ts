import { expect } from 'vitest';
import { isPlainObject, type PlainObject } from '../../shared/model/replay-event.ts';

/** Where we mean to differ from PostHog: its output, in canonical form, changed into ours. */
export interface Difference {
  readonly reason: string;
  change(expected: unknown): unknown;
}

const PLACEHOLDER: Difference = {
  reason: 'the label of a placeholder stays inside its box, and its stripes are light enough to read it',
  change: (expected) =>
    changeObjects(expected, (object) =>
      object['background-repeat'] === 'repeat'
        ? {
            ...object,
            'background-image': expect.stringMatching(
              /^url\('data:image\/svg\+xml;base64,[\w+/]+=*'\)$/,
            ) as string,
            overflow: 'hidden',
            'overflow-wrap': 'anywhere',
            'white-space': 'normal',
            'align-items': 'safe center',
          }
        : object,
    ),
};

const TEXT_AREA: Difference = {
  reason: 'a text area is one, so that it keeps its lines',
  change: (expected) =>
    changeObjects(expected, (object) => {
      const attributes = isPlainObject(object['attributes']) ? object['attributes'] : {};
      const { type, ...others } = attributes;
      return type === 'textArea' ? { ...object, tagName: 'textarea', attributes: others } : object;
    }),
};

const EQUAL_TEXTS: Difference = {
  reason: 'equal texts in different nodes are all kept; PostHog adds the last one only',
  change: (expected) => changeAdds(expected, (adds) => adds.flatMap(withTitle)),
};

/** By the name of the snapshot. */
export const DIFFERENCES: ReadonlyMap<string, Difference> = new Map<string, Difference>([
  ['can process unknown types without error 1', PLACEHOLDER],
  ['omitting x and y is equivalent to setting them to 0 1', PLACEHOLDER],
  ['inputs web_view with URL 1', PLACEHOLDER],
  ['inputs placeholder - $inputType - $value 1', PLACEHOLDER],
  ['inputs web_view - $inputType - $value 1', PLACEHOLDER],
  ['inputs input - textArea - hello 1', TEXT_AREA],
  ['inputs input - textArea - $value 1', TEXT_AREA],
  ['inputs isolated add mutation 1', EQUAL_TEXTS],
  ['inputs isolated update mutation 1', EQUAL_TEXTS],
  [
    'can convert status bar 1',
    {
      reason: 'the time of day of the phone is not recorded, so the status bar shows none',
      change: (expected) =>
        changeObjects(expected, (object) => (object['id'] === 12 ? { ...object, childNodes: [] } : object)),
    },
  ],
  [
    'can process screenshot mutation 1',
    {
      reason: 'a new screenshot goes below the keyboard and the bars',
      change: (expected) =>
        changeObjects(expected, (object) => ('nextId' in object ? { ...object, nextId: 9 } : object)),
    },
  ],
  [
    'incremental mutations de-duplicate the tree 1',
    {
      reason: 'views keep their order; PostHog moves the repeated one to the end, above the others',
      change: (expected) =>
        changeAdds(expected, ([a, b, c, c1, d, d1, e, e1, ...rest]) => [a, b, e, e1, c, c1, d, d1, ...rest]),
    },
  ],
  [
    'inputs open keyboard custom event 1',
    {
      reason: 'the text comes once, as an add of its own; rrweb does not read the copy inside the add',
      change: (expected) =>
        PLACEHOLDER.change(
          changeAdds(expected, ([box, text]) => [
            changeObjects(box, (object) => (object['id'] === 10 ? { ...object, childNodes: [] } : object)),
            text,
          ]),
        ),
    },
  ],
]);

function withTitle(add: unknown, index: number, adds: readonly unknown[]): readonly unknown[] {
  const isTitle = isPlainObject(add) && isPlainObject(add['node']) && add['node']['tagName'] === 'title';
  const text = adds.slice(index).find(isText);
  return isTitle && isPlainObject(text) && !isText(adds[index + 1]) ? [add, text] : [add];
}

function isText(add: unknown): boolean {
  return isPlainObject(add) && isPlainObject(add['node']) && add['node']['type'] === 3;
}

function changeAdds(expected: unknown, change: (adds: readonly unknown[]) => readonly unknown[]): unknown {
  return changeObjects(expected, (object) =>
    Array.isArray(object['adds']) ? { ...object, adds: change(object['adds']) } : object,
  );
}

function changeObjects(value: unknown, change: (object: PlainObject) => PlainObject): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => changeObjects(item, change));
  }
  if (!isPlainObject(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, changeObjects(inner, change)]);
  return change(Object.fromEntries(entries) as PlainObject);
}

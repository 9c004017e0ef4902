import type { MarkLook } from '../items/mark-shapes.ts';

export type LaneColour = MarkLook['tone'] | 'line' | 'strong' | 'density';

const TOKENS: Readonly<Record<LaneColour, string>> = {
  quiet: '--line-strong',
  text: '--text-quiet',
  click: '--click',
  notice: '--notice',
  danger: '--danger',
  line: '--line',
  strong: '--text',
  density: '--density',
};

export type LaneColours = Readonly<Record<LaneColour, string>>;

/**
 * The theme's colours as a canvas takes them. A token's own value is not resolved (`light-dark(…)`); only a property
 * that uses it is.
 * @param element of the page, whose text colour does not show
 */
export function readColours(element: HTMLElement): LaneColours {
  const before = element.style.color;
  const colours = Object.entries(TOKENS).map(([name, token]) => {
    element.style.color = `var(${token})`;
    return [name, getComputedStyle(element).color] as const;
  });
  element.style.color = before;
  return Object.fromEntries(colours) as LaneColours;
}

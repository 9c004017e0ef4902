import { SAME_ACT_WITHIN } from './click-rules.ts';
import { isLabelOf, labelAround } from './click-target.ts';
import { pointOf, type ClickEvent, type WatchedClick } from './watched-click.ts';

/**
 * Whether a click is of the same act as the one before: browsers click the field of a label that was clicked, and pages
 * click what they hide, a link to a download or a field for files. No button is pressed for either.
 */
export function isSameAct(
  before: WatchedClick,
  { atMs, interaction, node, isPressed, isTap }: ClickEvent,
): boolean {
  if (isPressed || isTap || before.isTap || atMs - before.item.atMs > SAME_ACT_WITHIN) {
    return false;
  }
  const label = before.node && labelAround(before.node);
  const isField = label !== undefined && node !== undefined && isLabelOf(label, node);
  const { x, y } = pointOf(interaction);
  return isField || before.isPressed || (!node && !x && !y);
}

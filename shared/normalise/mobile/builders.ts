import { buildDiv, buildImage, buildRectangle, buildText, buildWebView } from './boxes.ts';
import type { BuildView } from './build-view.ts';
import { buildInput } from './inputs.ts';
import { buildPlaceholder } from './placeholder.ts';
import { buildNavigationBar, buildStatusBar } from './screen-chrome.ts';
import { readText, typeOf, type Wireframe } from './wireframe.ts';

/** Every kind of wireframe that PostHog's SDKs write. A map, because a type may be named `constructor`. */
const BUILDERS: ReadonlyMap<unknown, BuildView> = new Map<unknown, BuildView>([
  ['div', buildDiv],
  ['image', buildImage],
  ['input', buildInput],
  ['navigation_bar', buildNavigationBar],
  ['placeholder', (view, context) => buildPlaceholder(view, context)],
  ['radio_group', buildRectangle],
  ['rectangle', buildRectangle],
  ['screenshot', buildImage],
  ['status_bar', buildStatusBar],
  ['text', buildText],
  ['web_view', buildWebView],
]);

/** What makes the node of a wireframe; `undefined` for kinds that are not known, and inputs without a kind. */
export function findBuilder(wireframe: Wireframe): BuildView | undefined {
  const type = typeOf(wireframe);
  return type === 'input' && readText(wireframe['inputType']) === undefined ? undefined : BUILDERS.get(type);
}

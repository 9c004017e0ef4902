import type { BuildView } from './build-view.ts';
import { readImage, writeCss } from './css-values.ts';
import { makeElement, makeText } from './html-node.ts';
import { buildPlaceholder } from './placeholder.ts';
import { readNumber, readText } from './wireframe.ts';
import { describeBox } from './wireframe-style.ts';

/** A container. What sticks out of it is not seen. */
export const buildDiv: BuildView = ({ wireframe, id, children }) => {
  const css = { ...describeBox(wireframe), overflow: 'hidden', 'white-space': 'nowrap' };
  return makeElement(id, 'div', { style: writeCss(css) }, children);
};

/** A shape; also the frame around radio buttons, which needs no more. */
export const buildRectangle: BuildView = ({ wireframe, id, children }) =>
  makeElement(id, 'div', { style: writeCss(describeBox(wireframe)) }, children);

/** A label. */
export const buildText: BuildView = ({ wireframe, id, children }, context) => {
  const css = { ...describeBox(wireframe), overflow: 'hidden', 'white-space': 'normal' };
  const text = readText(wireframe['text']);
  const texts = text === undefined ? [] : [makeText(context.nextId(), text)];
  return makeElement(id, 'div', { style: writeCss(css) }, [...texts, ...children]);
};

/** An image, or the whole screen as one; a placeholder when the image was left out, as SDKs do to hide it. */
export const buildImage: BuildView = (view, context) => {
  const { wireframe, id, children } = view;
  const src = readImage(wireframe['base64']);
  if (src === undefined) {
    return buildPlaceholder(view, context);
  }
  const width = readNumber(wireframe['width']);
  const height = readNumber(wireframe['height']);
  return makeElement(id, 'img', { src, width, height, style: writeCss(describeBox(wireframe)) }, children);
};

/** A box with the address of the page that was in it. */
export const buildWebView: BuildView = (view, context) => {
  const { wireframe } = view;
  const label = readText(wireframe['url']) ?? wireframe['label'];
  return buildPlaceholder({ ...view, wireframe: { ...wireframe, label } }, context);
};

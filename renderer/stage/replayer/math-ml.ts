import type { Replayer } from '@rrweb/replay';
import { insidesOf } from './insides.ts';

const NAMESPACE = 'http://www.w3.org/1998/Math/MathML';
/** https://w3c.github.io/mathml-core/#mathml-elements-and-attributes */
const NAMES: ReadonlySet<string> = new Set(
  `math annotation annotation-xml maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom
  mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics`.split(
    /\s+/,
  ),
);

/** Builds formulas as such: no recorder says that an element is MathML, and rrweb makes unknown HTML elements of it. */
export function buildMathMl(replayer: Replayer): void {
  const insides = insidesOf(replayer);
  const attach = insides.attachDocumentToIframe.bind(replayer);
  insides.attachDocumentToIframe = (mutation, frame) => {
    teach(frame.contentDocument);
    attach(mutation, frame);
  };
  teach(replayer.iframe.contentDocument);
}

function teach(page: Document | null): void {
  if (page && !Object.hasOwn(page, 'createElement')) {
    const { createElement: create } = page as { createElement: (this: Document, name: string) => Element };
    const createAny = (name: string): Element =>
      NAMES.has(name) ? page.createElementNS(NAMESPACE, name) : create.call(page, name);
    Object.defineProperty(page, 'createElement', { value: createAny });
  }
}

import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../shared/model/replay-event.ts';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** What browsers open with; used where a recording does not say. */
const ASSUMED_SIZE: WindowSize = { width: 1280, height: 800 };

/** The body of a page that is made of mobile wireframes (FixedId in shared/normalise/mobile/node-id.ts). */
const MOBILE_BODY = 5;
/** Smaller images are icons, not screens. */
const MIN_SCREEN = 200;

/** The size a window had at first, from whatever in its events tells of it. */
export function guessSize(events: readonly ReplayEvent[]): WindowSize {
  return (
    firstSize(events, sizeOfMeta) ??
    firstSize(events, sizeOfResize) ??
    firstSize(events, sizeOfScreenshot) ??
    ASSUMED_SIZE
  );
}

function firstSize(
  events: readonly ReplayEvent[],
  read: (event: ReplayEvent) => WindowSize | undefined,
): WindowSize | undefined {
  for (const event of events) {
    const size = read(event);
    if (size) {
      return size;
    }
  }
  return undefined;
}

function sizeOfMeta({ type, data }: ReplayEvent): WindowSize | undefined {
  return type === EventType.meta ? readSize(data) : undefined;
}

function sizeOfResize({ type, data }: ReplayEvent): WindowSize | undefined {
  const isResize =
    type === EventType.incrementalSnapshot &&
    isPlainObject(data) &&
    data['source'] === IncrementalSource.viewportResize;
  return isResize ? readSize(data) : undefined;
}

/** Mobile SDKs that send no size send the whole screen as one image, which lies in the body itself. */
function sizeOfScreenshot({ type, data }: ReplayEvent): WindowSize | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  if (type === EventType.fullSnapshot) {
    return sizeOfImage(childrenOf(findMobileBody(data['node'])));
  }
  const adds = type === EventType.incrementalSnapshot ? listIn(data['adds']) : [];
  return sizeOfImage(adds.filter((add) => add['parentId'] === MOBILE_BODY).map((add) => add['node']));
}

/** Only the transformer of wireframes writes these attributes as numbers; recorders of web pages write text. */
function sizeOfImage(nodes: readonly unknown[]): WindowSize | undefined {
  return nodes
    .filter(isPlainObject)
    .filter(({ tagName }) => tagName === 'img')
    .flatMap(({ attributes }) => readSize(attributes) ?? [])
    .find(({ width, height }) => width >= MIN_SCREEN && height >= MIN_SCREEN);
}

function findMobileBody(document: unknown): unknown {
  const html = childrenOf(document).find(({ tagName }) => tagName === 'html');
  return childrenOf(html).find(({ tagName, id }) => tagName === 'body' && id === MOBILE_BODY);
}

function childrenOf(node: unknown): readonly PlainObject[] {
  return isPlainObject(node) ? listIn(node['childNodes']) : [];
}

function listIn(value: unknown): readonly PlainObject[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function readSize(data: unknown): WindowSize | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  const { width, height } = data;
  return isLength(width) && isLength(height) ? { width, height } : undefined;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

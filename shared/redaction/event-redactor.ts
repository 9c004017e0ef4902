import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';
import { ContentRules } from './content-rules.ts';
import { maskWhole, type TextRole } from './mask.ts';
import { entriesOf, NodeTexts } from './node-texts.ts';
import { JsonRedactor } from './redact-json.ts';
import { TextRedactor, type RedactionCounts } from './redact-text.ts';
import { nodeKey, SHORTEST_BEGINNING, type NodeKey, type RedactionPlan } from './redaction-survey.ts';
import { fold } from './value-finder.ts';

/** A picture of one pixel that shows nothing. */
const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const PICTURE_ATTRIBUTES = new Set(['src', 'srcset', 'poster', 'rr_dataURL', 'background', 'xlink:href']);
const PICTURES = new Set([
  'img',
  'image',
  'source',
  'video',
  'picture',
  'input',
  'feimage',
  'body',
  'object',
  'embed',
]);
const SVG_PICTURES = new Set(['image', 'feimage']);
const CSS_PICTURE = /url\(\s*(['"]?)data:(?:image|font|application)[^)]*\1\s*\)/gi;
const FIELDS = new Set(['input', 'textarea', 'select', 'option']);
/** Attributes that people read; the others are names, which style sheets may repeat. */
const READ_ATTRIBUTE = /^(?:title|alt|placeholder|value|content|label|summary|aria-.*)$/i;
const TAG = /^[a-z][\w:.-]*$/i;
const STYLES: readonly unknown[] = [
  IncrementalSource.styleSheetRule,
  IncrementalSource.styleDeclaration,
  IncrementalSource.adoptedStyleSheet,
  IncrementalSource.font,
];

/** Takes what a plan says out of the events of a session, window by window and in order of time. */
export class EventRedactor {
  private readonly plan: RedactionPlan;
  private readonly text: TextRedactor;
  private readonly json: JsonRedactor;
  private readonly contents: ContentRules;
  private readonly pages = new Map<number, NodeTexts>();

  constructor(plan: RedactionPlan) {
    this.plan = plan;
    this.text = new TextRedactor(plan);
    this.contents = new ContentRules(plan);
    this.json = new JsonRedactor(this.text, this.contents);
  }

  /** How often each rule removed something so far. */
  get counts(): RedactionCounts {
    return this.text.counts;
  }

  /** Of what belongs to the session but not to its events. */
  redactJson(value: unknown): unknown {
    return this.json.redact(value);
  }

  /** @returns undefined where nothing of the event is left */
  redactEvent(event: ReplayEvent, windowNumber: number): ReplayEvent | undefined {
    const page = this.pages.get(windowNumber) ?? new NodeTexts();
    this.pages.set(windowNumber, page);
    page.follow(event);
    const data = this.redactData(event, new Nodes(page, windowNumber));
    return data === REMOVED ? undefined : { ...event, data };
  }

  private redactData({ type, data }: ReplayEvent, nodes: Nodes): unknown {
    if (!isPlainObject(data)) {
      return this.json.redact(data);
    }
    switch (type) {
      case EventType.fullSnapshot:
        return { ...this.redactRest(data, ['node']), node: this.redactNode(data['node'], nodes) };
      case EventType.incrementalSnapshot:
        return this.redactIncrement(data, nodes);
      case EventType.plugin:
        return this.redactPlugin(data);
      default:
        return this.json.redact(data);
    }
  }

  private redactIncrement(data: PlainObject, nodes: Nodes): unknown {
    const { source } = data;
    if (source === IncrementalSource.mutation) {
      return this.redactMutation(data, nodes);
    }
    if (source === IncrementalSource.input) {
      return { ...this.redactRest(data, ['text']), ...this.redactTyped(data, nodes) };
    }
    const canvas = source === IncrementalSource.canvasMutation ? this.contents.ruleOf('canvas') : undefined;
    if (canvas !== undefined) {
      this.text.count(canvas);
      return REMOVED;
    }
    return STYLES.includes(source)
      ? this.withoutCssPictures(this.json.redact(data, 'name'))
      : this.json.redact(data);
  }

  private redactMutation(data: PlainObject, nodes: Nodes): unknown {
    return {
      ...this.redactRest(data, ['adds', 'texts', 'attributes', 'removes']),
      removes: data['removes'],
      adds: entriesOf(data['adds']).map((add) => ({ ...add, node: this.redactNode(add['node'], nodes) })),
      texts: entriesOf(data['texts']).map(({ id, value }) => ({
        id,
        value: typeof value === 'string' ? this.redactNodeText(id, value, nodes) : null,
      })),
      attributes: entriesOf(data['attributes']).map(({ id, attributes }) => ({
        id,
        attributes: this.redactAttributes(id, nodes.page.elementOf(id), attributes, nodes),
      })),
    };
  }

  private redactRest(data: PlainObject, without: readonly string[]): PlainObject {
    const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !without.includes(key)));
    return this.json.redact(rest) as PlainObject;
  }

  private redactPlugin(data: PlainObject): unknown {
    const console = this.contents.ruleOf('console');
    const isConsole = typeof data['plugin'] === 'string' && data['plugin'].includes('console');
    if (console === undefined || !isConsole || !isPlainObject(data['payload'])) {
      return this.json.redact(data);
    }
    const { payload, trace, ...rest } = data['payload'];
    return {
      ...this.redactRest(data, ['payload']),
      payload: {
        ...(this.json.redact(rest) as PlainObject),
        payload: this.json.maskAll(payload, console),
        trace: this.json.maskAll(trace, console),
      },
    };
  }

  private redactTyped({ id, text }: PlainObject, nodes: Nodes): PlainObject {
    const ruleId = this.contents.ruleOf('inputs') ?? this.plan.fields.get(nodes.keyOf(id));
    if (typeof text !== 'string') {
      return {};
    }
    return { text: ruleId === undefined ? this.json.redactString(text) : this.maskCounted(text, ruleId) };
  }

  private maskCounted(text: string, ruleId: string): string {
    if (text !== '') {
      this.text.count(ruleId);
    }
    return maskWhole(text, this.contents.form);
  }

  private redactNode(node: unknown, nodes: Nodes): unknown {
    if (!isPlainObject(node)) {
      return node;
    }
    const { id, tagName, textContent, attributes, childNodes } = node;
    const name = typeof tagName === 'string' ? tagName.toLowerCase() : '';
    return {
      ...this.redactRest(node, ['tagName', 'textContent', 'attributes', 'childNodes']),
      ...(tagName !== undefined && { tagName: this.redactTag(tagName) }),
      ...(attributes !== undefined && { attributes: this.redactAttributes(id, name, attributes, nodes) }),
      ...(typeof textContent === 'string' && { textContent: this.redactNodeText(id, textContent, nodes) }),
      ...(Array.isArray(childNodes) && {
        childNodes: childNodes.map((each) => this.redactNode(each, nodes)),
      }),
    };
  }

  private redactTag(tagName: unknown): unknown {
    const tag = typeof tagName === 'string' ? this.text.redact(tagName, 'name') : tagName;
    return typeof tag === 'string' && !TAG.test(tag) ? 'x-redacted' : tag;
  }

  private redactNodeText(id: unknown, text: string, nodes: Nodes): string {
    const element = nodes.page.elementOf(id);
    const whole =
      element === 'title'
        ? this.contents.ruleOf('titles')
        : element === 'textarea'
          ? this.contents.ruleOf('inputs')
          : undefined;
    if (whole !== undefined) {
      return this.maskCounted(text, whole);
    }
    const role: TextRole = element === 'style' ? 'name' : 'text';
    const key = nodes.keyOf(id);
    const parts = this.plan.parts.get(key)?.get(text) ?? [];
    const redacted = this.text.redact(this.contents.withoutQueries(text), role, parts);
    const shown = role === 'name' ? this.withoutCssPictures(redacted) : redacted;
    return this.plan.textNodes.has(key) ? this.withoutBeginning(String(shown)) : String(shown);
  }

  /** A text that grows letter by letter to a value ends in the value's beginning on the way. */
  private withoutBeginning(text: string): string {
    const folded = fold(text);
    for (const [value, ruleId] of this.plan.values) {
      for (let length = Math.min(value.length - 1, folded.length); length >= SHORTEST_BEGINNING; length--) {
        if (folded.endsWith(value.slice(0, length))) {
          this.text.count(ruleId);
          const kept = Math.max(text.length - length, 0);
          return text.slice(0, kept) + maskWhole(text.slice(kept), this.contents.form);
        }
      }
    }
    return text;
  }

  private redactAttributes(id: unknown, element: string, attributes: unknown, nodes: Nodes): unknown {
    if (!isPlainObject(attributes)) {
      return attributes;
    }
    return this.json.mapProperties(attributes, (value, key) =>
      typeof value === 'string'
        ? this.redactAttribute({ key, value, element, field: nodes.keyOf(id) })
        : this.withoutCssPictures(this.json.redact(value, 'name')),
    );
  }

  private redactAttribute({ key, value, element, field }: Attribute): unknown {
    const isValue = key === 'value' && FIELDS.has(element);
    const typed = isValue ? (this.contents.ruleOf('inputs') ?? this.plan.fields.get(field)) : undefined;
    if (typed !== undefined) {
      return this.maskCounted(value, typed);
    }
    const picture = this.ruleOfPicture(key, element);
    if (picture !== undefined) {
      this.text.count(picture);
      return key === 'srcset' ? '' : NO_PICTURE;
    }
    const role: TextRole = READ_ATTRIBUTE.test(key) ? 'text' : 'name';
    return this.withoutCssPictures(this.json.redactString(value, role));
  }

  private ruleOfPicture(key: string, element: string): string | undefined {
    if (element === 'canvas' && key === 'rr_dataURL') {
      return this.contents.ruleOf('canvas') ?? this.contents.ruleOf('images');
    }
    const isPicture =
      (PICTURE_ATTRIBUTES.has(key) && PICTURES.has(element)) || (key === 'href' && SVG_PICTURES.has(element));
    return isPicture ? this.contents.ruleOf('images') : undefined;
  }

  private withoutCssPictures(value: unknown): unknown {
    const ruleId = this.contents.ruleOf('images');
    if (ruleId === undefined) {
      return value;
    }
    return typeof value === 'string'
      ? value.replace(CSS_PICTURE, 'none')
      : JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
          typeof each === 'string' ? each.replace(CSS_PICTURE, 'none') : each,
        );
  }
}

const REMOVED = Symbol('nothing is left of this event');

interface Attribute {
  readonly key: string;
  readonly value: string;
  readonly element: string;
  readonly field: NodeKey;
}

/** The page that an event belongs to. */
class Nodes {
  readonly page: NodeTexts;
  private readonly windowNumber: number;

  constructor(page: NodeTexts, windowNumber: number) {
    this.page = page;
    this.windowNumber = windowNumber;
  }

  keyOf(id: unknown): NodeKey {
    return nodeKey(this.windowNumber, typeof id === 'number' ? id : -1);
  }
}

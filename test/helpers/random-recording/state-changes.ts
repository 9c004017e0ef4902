import type { PageNode, Recorded } from './page-node.ts';
import { COLORS } from './random-page.ts';
import type { RandomRecorder } from './random-recorder.ts';
import { isShown } from './tree-changes.ts';

function pickNode(recorder: RandomRecorder, isFit: (node: PageNode) => boolean): PageNode | undefined {
  const fit = recorder.nodes.filter(isFit);
  return fit.length > 0 ? recorder.random.pick(fit) : undefined;
}

export function input(recorder: RandomRecorder): void {
  const { random, page } = recorder;
  const field = pickNode(recorder, ({ tag }) => ['input', 'textarea', 'select'].includes(tag));
  if (!field) {
    return;
  }
  const { type } = field.attributes;
  const isBox = type === 'checkbox' || type === 'radio';
  const isChecked = isBox && random.int(2) === 0;
  const text = isBox ? 'on' : field.tag === 'select' ? random.pick(['a', 'b', 'c']) : page.words();
  field.isChecked = isChecked;
  if (!isBox) {
    field.value = text;
  }
  recorder.incremental(5, { id: field.id, text, isChecked });
  const { name } = field.attributes;
  if (type === 'radio' && isChecked) {
    // As the recorder does: the others of the group.
    for (const other of recorder.nodes.filter(
      ({ tag, attributes }) => tag === 'input' && attributes['name'] === name,
    )) {
      if (other !== field && other.isChecked) {
        other.isChecked = false;
        recorder.incremental(5, { id: other.id, text: 'on', isChecked: false });
      }
    }
  }
}

export function scroll(recorder: RandomRecorder): void {
  const { random } = recorder;
  const place = pickNode(
    recorder,
    (node) => (node.type === 0 || node.attributes['id'] === 'scroller') && isShown(node),
  );
  if (place) {
    place.scroll = { x: random.int(2000), y: random.int(2000) };
    recorder.incremental(3, { id: place.id, ...place.scroll });
  }
}

export function changeRules(recorder: RandomRecorder): void {
  const { random, page } = recorder;
  const sheet = pickNode(recorder, ({ rules }) => rules !== undefined);
  if (!sheet?.rules) {
    return;
  }
  const { id, rules } = sheet;
  const index = random.int(rules.length + 1);
  const around = rules.findIndex((rule) => rule.startsWith('@'));
  if (random.int(5) === 0 && rules.length > 0) {
    rules.splice(Math.min(index, rules.length - 1), 1);
    recorder.incremental(8, { id, removes: [{ index: Math.min(index, rules.length) }] });
  } else if (random.int(4) === 0 && around >= 0) {
    const change =
      random.int(3) === 0
        ? { removes: [{ index: [around, 0] }] }
        : { adds: [{ rule: page.rule(), index: [around, 0] }] };
    recorder.incremental(8, { id, ...change });
  } else {
    const adds = Array.from({ length: 1 + random.int(2) }, () => ({ rule: page.rule(), index }));
    adds.forEach(({ rule }) => rules.splice(index, 0, rule));
    recorder.incremental(8, { id, adds });
  }
}

export function changeDeclaration(recorder: RandomRecorder): void {
  const { random } = recorder;
  const sheet = pickNode(recorder, ({ rules }) => rules !== undefined && rules.length > 0);
  if (sheet?.rules) {
    recorder.incremental(13, { id: sheet.id, ...declaration(recorder, [random.int(sheet.rules.length)]) });
  }
}

function declaration({ random }: RandomRecorder, index: number[]): Recorded {
  const property = random.pick(['color', 'margin-left', 'top']);
  if (random.int(4) === 0) {
    return { index, remove: { property } };
  }
  const value = property === 'color' ? random.pick(COLORS) : `${random.int(50)}px`;
  return { index, set: { property, value, priority: random.pick([undefined, 'important']) } };
}

/** A document or shadow root takes on sheets, old ones or new. */
export function adoptSheets(recorder: RandomRecorder): void {
  const { random, page } = recorder;
  const host = pickNode(recorder, ({ type, shadow }) => type === 0 || shadow !== undefined);
  if (!host) {
    return;
  }
  const known = recorder.nodes
    .filter(({ document }) => document === host.document)
    .flatMap(({ adopted }) => adopted);
  const isNew = known.length === 0 || random.int(2) === 0;
  const fresh = isNew ? [1_000_000 + recorder.events.length] : [];
  host.adopted = [...new Set([...random.shuffle(known).slice(0, random.int(3)), ...fresh])];
  const styles = fresh.map((styleId) => ({
    styleId,
    rules: Array.from({ length: random.int(3) }, (_, index) => ({ rule: page.rule(), index })),
  }));
  recorder.incremental(15, { id: host.id, styleIds: host.adopted, ...(isNew && { styles }) });
}

export function changeAdopted(recorder: RandomRecorder): void {
  const { random, page } = recorder;
  const sheets = recorder.nodes.flatMap(({ adopted }) => adopted);
  if (sheets.length === 0) {
    return;
  }
  const styleId = random.pick(sheets);
  const changes: (() => void)[] = [
    () => recorder.incremental(8, { styleId, adds: [{ rule: page.rule(), index: 0 }] }),
    () => recorder.incremental(8, { styleId, removes: [{ index: 0 }] }),
    () => recorder.incremental(8, { styleId, replaceSync: `${page.rule()} ${page.rule()}` }),
    () => recorder.incremental(13, { styleId, ...declaration(recorder, [0]) }),
  ];
  random.pick(changes)();
}

export function resize(recorder: RandomRecorder): void {
  recorder.incremental(4, { width: 500 + recorder.random.int(400), height: 300 + recorder.random.int(300) });
}

export function point(recorder: RandomRecorder): void {
  const { random } = recorder;
  const { id } = random.pick(recorder.nodes.filter(({ type }) => type === 2));
  const [x, y] = [random.int(500), random.int(300)];
  if (random.int(2) === 0) {
    const positions = [
      { x: 1, y: 1, id, timeOffset: -40 },
      { x, y, id, timeOffset: 0 },
    ];
    recorder.incremental(random.pick([1, 6, 12]), { positions });
  } else {
    recorder.incremental(2, { type: random.int(11), id, x, y });
  }
}

export function select(recorder: RandomRecorder): void {
  const text = pickNode(
    recorder,
    ({ type, text: { length }, parent }) => type === 3 && length > 0 && parent?.rules === undefined,
  );
  if (text) {
    const ranges = [{ start: text.id, startOffset: 0, end: text.id, endOffset: text.text.length }];
    recorder.incremental(14, { ranges });
  }
}

export function playMedia(recorder: RandomRecorder): void {
  const { random } = recorder;
  const media = pickNode(recorder, ({ tag }) => tag === 'video' || tag === 'audio');
  if (media) {
    const state = {
      currentTime: random.int(9),
      volume: random.pick([0.25, 1]),
      muted: random.int(2) === 0,
      playbackRate: 1,
    };
    // Of what was added, rrweb does not know whether it plays until it is told.
    recorder.incremental(7, { id: media.id, type: random.int(2), ...state, loop: random.int(2) === 0 });
  }
}

/** What does not show, or only by the by. */
export function doOther(recorder: RandomRecorder): void {
  const { random } = recorder;
  const canvas = pickNode(recorder, ({ tag }) => tag === 'canvas');
  const others: (() => void)[] = [
    () =>
      recorder.incremental(10, {
        family: `Font ${random.int(3)}`,
        fontSource: 'local("Arial")',
        buffer: false,
        descriptors: {},
      }),
    () => recorder.incremental(16, { define: { name: 'x-widget' } }),
    () =>
      recorder.events.push({
        type: 5,
        timestamp: recorder.events.at(-1)?.timestamp ?? 0,
        data: { tag: 'note', payload: {} },
      }),
  ];
  if (canvas) {
    const commands = [{ property: 'fillRect', args: [0, 0, 5, 5] }];
    others.push(() => recorder.incremental(9, { id: canvas.id, type: 0, commands }));
  }
  random.pick(others)();
}

import { IncrementalSource, type PlainObject } from '../../model/replay-event.ts';

/** Rules that were added, then rules that were removed, then all of them replaced. */
interface RuleChange {
  readonly adds: unknown[];
  readonly removes: unknown[];
  readonly replaceSync?: string;
}

/** Properties of rules; only the last change of each counts, as long as no rule comes or goes. */
type DeclarationChange = Map<string, PlainObject>;

/** The changes of a style sheet since its text was last read, in as few steps as have the same result. */
export class SheetLog {
  private readonly steps: (RuleChange | DeclarationChange)[] = [];
  private readonly isConstructed: boolean;
  private last: RuleChange | DeclarationChange | undefined = undefined;
  bytes = 0;

  /** @param isConstructed sheets that a script made can be replaced; those of elements cannot */
  constructor(isConstructed: boolean) {
    this.isConstructed = isConstructed;
  }

  /** Takes in the data of a StyleSheetRule event. */
  changeRules(data: PlainObject): void {
    const text = data['replaceSync'] ?? data['replace'];
    if (typeof text === 'string' && this.isConstructed) {
      this.steps.length = 0;
      this.bytes = text.length;
      this.push({ adds: [], removes: [], replaceSync: text });
      return;
    }
    this.addRules(listOf(data['adds']), listOf(data['removes']));
  }

  addRules(adds: readonly unknown[], removes: readonly unknown[] = []): void {
    if (adds.length === 0 && removes.length === 0) {
      return;
    }
    const { last } = this;
    const canGoOn =
      last &&
      !(last instanceof Map) &&
      last.replaceSync === undefined &&
      !(adds.length > 0 && last.removes.length > 0);
    const step = canGoOn ? last : this.push({ adds: [], removes: [] });
    append(step.adds, adds);
    append(step.removes, removes);
    this.bytes += 30 * removes.length;
    for (const add of adds) {
      const rule: unknown = (add as { rule?: unknown } | null)?.rule;
      this.bytes += 30 + (typeof rule === 'string' ? rule.length : 0);
    }
  }

  /** Takes in the data of a StyleDeclaration event. */
  changeDeclaration(data: PlainObject): void {
    const { set, remove } = data as { set?: { property?: unknown }; remove?: { property?: unknown } };
    const { last } = this;
    const isBoth = Boolean(set) && Boolean(remove);
    const step = last instanceof Map && !isBoth ? last : this.push(new Map<string, PlainObject>());
    const key = JSON.stringify([data['index'], set?.property ?? remove?.property]);
    // A property that is removed and set again moves to the end of its rule, so both steps are kept.
    const stale = set ? [`${key}=`] : [`${key}=`, `${key}-`];
    const size = step.size;
    stale.forEach((each) => step.delete(each));
    step.set(set ? `${key}=` : `${key}-`, data);
    this.bytes += (step.size - size) * (100 + key.length);
    if (isBoth) {
      this.last = undefined;
    }
  }

  /** The data of the events that do it again. */
  write(target: PlainObject): PlainObject[] {
    return this.steps.flatMap((step) =>
      step instanceof Map
        ? [...step.values()].map((data) => ({ ...data, ...target }))
        : [{ source: IncrementalSource.styleSheetRule, ...target, ...writeRules(step) }],
    );
  }

  private push<T extends RuleChange | DeclarationChange>(step: T): T {
    this.steps.push(step);
    this.last = step;
    return step;
  }
}

function writeRules({ adds, removes, replaceSync }: RuleChange): PlainObject {
  return {
    ...(adds.length > 0 && { adds: [...adds] }),
    ...(removes.length > 0 && { removes: [...removes] }),
    ...(replaceSync !== undefined && { replaceSync }),
  };
}

function append(list: unknown[], more: readonly unknown[]): void {
  for (const item of more) {
    list.push(item);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

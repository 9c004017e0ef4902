import type { UndoOffer } from '../../shared/contract/undo.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';

/** Something that was done and can be taken back. */
export interface UndoStep {
  /** What was done, as a sentence without its full stop. */
  readonly label: string;
  /** How many sessions it remembers something of. */
  readonly sessions: number;
  undo(): Promise<Result<unknown>>;
  /** Called once it cannot be taken back any more. */
  giveUp?(): Promise<unknown>;
}

/** More than anybody takes back one by one. */
const MAX_STEPS = 50;
/** Each takes some hundred bytes. */
const MAX_SESSIONS = 300_000;

interface NumberedStep extends UndoStep {
  readonly number: number;
}

/** What was done to sessions since the app was started, in order, as far as it can be taken back. */
export class UndoStack {
  private readonly steps: NumberedStep[] = [];
  private readonly tell: (offer: UndoOffer | null) => void;
  private count = 0;

  /** @param tell is told what can be taken back now */
  constructor(tell: (offer: UndoOffer | null) => void) {
    this.tell = tell;
  }

  /** What would be taken back next. */
  get offer(): UndoOffer | null {
    const last = this.steps.at(-1);
    return last ? toOffer(last) : null;
  }

  /** Notes something that was done. The oldest of very many can no longer be taken back. */
  async add(step: UndoStep): Promise<void> {
    this.steps.push({ ...step, number: ++this.count });
    const tooMany: UndoStep[] = [];
    while (this.isFull()) {
      tooMany.push(...this.steps.splice(0, 1));
    }
    this.tell(this.offer);
    await giveUpAll(tooMany);
  }

  /** @param number of the step that is meant; null is the last one, whichever it is */
  async undoLast(number: number | null): Promise<Result<UndoOffer | null>> {
    const last = this.steps.at(-1);
    if (!last) {
      return succeed(null);
    }
    if (number !== null && number !== last.number) {
      return fail('not-last', `Something was done after that: “${last.label}”. Undo that first.`);
    }
    this.steps.pop();
    const result = await last.undo();
    if (!result.ok) {
      this.steps.push(last);
      return result;
    }
    this.tell(this.offer);
    return succeed(toOffer(last));
  }

  /** Nothing of all that is taken back any more. */
  async giveUp(): Promise<void> {
    const all = this.steps.splice(0);
    this.tell(null);
    await giveUpAll(all);
  }

  private isFull(): boolean {
    const sessions = this.steps.reduce((sum, step) => sum + step.sessions, 0);
    return this.steps.length > MAX_STEPS || (sessions > MAX_SESSIONS && this.steps.length > 1);
  }
}

function toOffer({ number, label }: NumberedStep): UndoOffer {
  return { step: number, label };
}

async function giveUpAll(steps: readonly UndoStep[]): Promise<void> {
  for (const step of steps) {
    await step.giveUp?.();
  }
}

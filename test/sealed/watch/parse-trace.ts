/** One system call as strace saw it, whole, also where it was torn into two lines. */
export interface TracedCall {
  readonly atMs: number;
  readonly name: string;
  /** The call as strace prints it: `connect(3<TCP:[…]>, {sa_family=AF_INET, …}, 16) = 0`. */
  readonly text: string;
  /** False where its process ended inside it. */
  readonly hasReturned: boolean;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const LINE = /^(\d+)\s+(\d+\.\d+)\s+(.*)$/;
const UNFINISHED = / <unfinished \.\.\.>$/;
const RESUMED = /^<\.\.\. \w+ resumed>/;
/** There is no result where nobody was left to take one. */
const RESULTLESS = / = \?$/;

/** Reads the output of `strace -f -ttt`, in the order in which the calls began. */
export function parseTrace(trace: string): TracedCall[] {
  const calls: Writable<TracedCall>[] = [];
  const open = new Map<string, Writable<TracedCall>>();
  for (const line of trace.split('\n')) {
    const [, pid = '', time = '', rest = ''] = LINE.exec(line) ?? [];
    const name = /^(\w+)\(/.exec(rest)?.[1];
    if (RESUMED.test(rest)) {
      const begun = open.get(pid);
      open.delete(pid);
      if (begun) {
        begun.text += rest.replace(RESUMED, '');
        begun.hasReturned = !RESULTLESS.test(rest);
      }
    } else if (name !== undefined) {
      const isTorn = UNFINISHED.test(rest);
      const hasReturned = !isTorn && !RESULTLESS.test(rest);
      const call = { atMs: Number(time) * 1000, name, text: rest.replace(UNFINISHED, ''), hasReturned };
      calls.push(call);
      if (isTorn) {
        // A process that dies inside a call never resumes it; what it began to do counts all the same.
        open.set(pid, call);
      }
    }
  }
  return calls;
}

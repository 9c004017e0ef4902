import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { LOOPBACK } from './baits.ts';

/** Packets that passed, by interface, as tcpdump prints them. */
export interface Packets {
  readonly loopback: readonly string[];
  /** On the interface that leads out. */
  readonly outside: readonly string[];
}

/** Every packet of the namespace, on every interface of it. */
export class Capture {
  private readonly file: string;
  private readonly tcpdump: ChildProcess;

  private constructor(file: string, tcpdump: ChildProcess) {
    this.file = file;
    this.tcpdump = tcpdump;
  }

  /** Resolves when tcpdump listens. */
  static async start(file: string): Promise<Capture> {
    // 128 bytes hold the headers; -Z root lets it write where we may.
    const tcpdump = spawn('tcpdump', ['-i', 'any', '-n', '-U', '-s', '128', '-Z', 'root', '-w', file]);
    await new Promise<void>((resolve, reject) => {
      tcpdump.stderr.on('data', (text: Buffer) => String(text).includes('listening on') && resolve());
      tcpdump.on('error', reject);
      tcpdump.on('exit', () => reject(new Error('tcpdump ended early')));
    });
    return new Capture(file, tcpdump);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.tcpdump.once('exit', resolve));
    this.tcpdump.kill('SIGINT');
    await ended;
  }

  /** @param ports of the debugger: what runs over loopback to and from them is the harness's own */
  packets(ports: readonly number[]): Packets {
    const own = ports.map((port) => `tcp port ${port}`).join(' or ');
    const lines = this.read(own === '' ? '' : `not (host ${LOOPBACK} and (${own}))`);
    return {
      loopback: lines.filter((line) => / lo\s/.test(line)),
      outside: lines.filter((line) => !/ lo\s/.test(line)),
    };
  }

  countHarness(ports: readonly number[]): number {
    return this.read('').length - this.packets(ports).loopback.length - this.packets(ports).outside.length;
  }

  private read(filter: string): string[] {
    const { stdout, status, stderr } = spawnSync('tcpdump', ['-n', '-tt', '-r', this.file, filter], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    if (status !== 0) {
      throw new Error(`tcpdump cannot read its own capture: ${stderr}`);
    }
    return stdout.split('\n').filter((line) => line !== '');
  }
}

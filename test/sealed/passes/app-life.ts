import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listenForScripts } from '../drive/canary.ts';
import { watchHost } from '../drive/host-watch.ts';
import { TracedApp, type Launch } from '../drive/traced-app.ts';
import type { Baits, Bite } from '../watch/baits.ts';
import { Capture, type Packets } from '../watch/capture.ts';
import { isCutOff, isHarness, listInetCalls, listInetSockets } from '../watch/inet-calls.ts';
import { parseTrace, type TracedCall } from '../watch/parse-trace.ts';

/** Everything that was seen from the start of an app to its end, over all its starts. */
export interface Traffic {
  readonly calls: readonly TracedCall[];
  readonly packets: Packets;
  readonly names: readonly Bite[];
  readonly requests: readonly Bite[];
  /** What Playwright's connection made, and is not in the above. */
  readonly harness: { readonly ports: readonly number[]; readonly calls: number; readonly packets: number };
  /** Every socket, connect and send that strace reported, local ones among them: that it watched at all. */
  readonly traced: number;
  readonly inetSockets: number;
  /** Sends in which a process ended, and that strace could not name. */
  readonly cutOff: number;
}

/** One app under watch, started again where a recording brought it down. */
export class AppLife {
  readonly folder: string;
  /** How often it did not quit by itself. */
  kills = 0;
  starts = 0;
  private readonly launch: Omit<Launch, 'folder'>;
  private readonly baits: Baits;
  private readonly traces: string[] = [];
  private readonly ports: number[] = [];
  private readonly since: { readonly names: number; readonly requests: number };
  private capture: Capture | undefined;
  private running: TracedApp | undefined;

  constructor(folder: string, launch: Omit<Launch, 'folder'>, baits: Baits) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.launch = launch;
    this.baits = baits;
    this.since = { names: baits.names.length, requests: baits.requests.length };
  }

  get app(): TracedApp {
    if (!this.running) {
      throw new Error('the app does not run');
    }
    return this.running;
  }

  async start(): Promise<TracedApp> {
    this.capture ??= await Capture.start(path.join(this.folder, 'packets.pcap'));
    this.starts += 1;
    const app = await TracedApp.start({ ...this.launch, folder: this.folder });
    this.running = app;
    this.traces.push(app.trace);
    this.ports.push(...app.ports);
    await listenForScripts(app);
    await watchHost(app);
    return app;
  }

  async quit(): Promise<void> {
    this.kills += (await this.running?.quit()) === false ? 1 : 0;
    this.running = undefined;
  }

  async restart(): Promise<void> {
    await this.quit();
    await this.start();
  }

  /** Ends the watch. */
  async finish(): Promise<Traffic> {
    await this.quit();
    await this.capture?.stop();
    const all = this.traces.flatMap((file) => parseTrace(readFileSync(file, 'utf8')));
    const inet = listInetCalls(all);
    return {
      calls: inet.filter((call) => !isHarness(call, this.ports)),
      packets: this.capture?.packets(this.ports) ?? { loopback: [], outside: [] },
      names: this.baits.names.slice(this.since.names),
      requests: this.baits.requests.slice(this.since.requests),
      harness: {
        ports: this.ports,
        calls: inet.filter((call) => isHarness(call, this.ports)).length,
        packets: this.capture?.countHarness(this.ports) ?? 0,
      },
      traced: all.length,
      inetSockets: listInetSockets(all).length,
      cutOff: all.filter(isCutOff).length,
    };
  }
}

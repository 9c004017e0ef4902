import type { App } from 'electron';

/**
 * Chromium's switches that take its sandbox from a process, or start one by a program that is not ours. When our first line
 * runs, they have had their effect: the process from which pages are forked is there.
 */
export const SANDBOX_SWITCHES = [
  'no-sandbox',
  'no-zygote',
  'no-zygote-sandbox',
  'single-process',
  'in-process-gpu',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
] as const;

/**
 * Only the development launcher starts the app without a sandbox, as root, who has none.
 * @returns the switch for which the packaged app must not start
 */
export function findSandboxSwitch({
  isPackaged,
  commandLine,
}: Pick<App, 'isPackaged' | 'commandLine'>): string | undefined {
  return isPackaged ? SANDBOX_SWITCHES.find((name) => commandLine.hasSwitch(name)) : undefined;
}

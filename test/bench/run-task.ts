import { prepareTask, type TaskName } from './tasks.ts';

/** Runs one task in this process and prints what it took, as JSON. */
const [name, file, library] = process.argv.slice(2) as [TaskName, string, string];
const task = await prepareTask(name, file, library);
const startedAt = performance.now();
const ms = (await task.run()) - startedAt;
process.stdout.write(JSON.stringify({ ms, peakBytes: process.resourceUsage().maxRSS * 1024 }));

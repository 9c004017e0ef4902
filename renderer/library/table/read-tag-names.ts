import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';

/** The tags that there are in the library. */
export async function readTagNames(): Promise<readonly string[]> {
  const tags = await unwrap(api.listTags({}), reportProblem);
  return tags?.map(({ name }) => name) ?? [];
}

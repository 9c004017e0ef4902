/** Given by the importer (shared/normalise/node-ids.ts). */
const FIRST_SPARE_ID = 1_000_000_000;

/** What there is of a page: each node by its id, and in which it lies. */
export interface PageNodes {
  readonly nodes: ReadonlyMap<number, string>;
  readonly parents: ReadonlyMap<number, number>;
}

/** The nodes that are not as they were although the replaced value has nothing to do with them; a few of them. */
export function differ(before: PageNodes, after: PageNodes, affected: ReadonlySet<unknown>): string[] {
  const found: string[] = [];
  for (const [id, node] of before.nodes) {
    const parentId = before.parents.get(id) ?? 0;
    if (
      isNumberedAnew(id) ||
      isNumberedAnew(parentId) ||
      affected.has(id) ||
      isInside(before, affected, id)
    ) {
      continue;
    }
    if (withoutTold(after.nodes.get(id)) !== withoutTold(node)) {
      found.push(`${id}: ${node} is ${after.nodes.get(id)}`);
    } else if (!affected.has(parentId) && after.parents.get(id) !== parentId) {
      found.push(`${id} in ${parentId} is in ${after.parents.get(id)}`);
    }
  }
  return found.slice(0, 3);
}

/** Attributes of ours tell what other events say: where the user pointed, and at which address the page is. */
function withoutTold(node: string | undefined): string | undefined {
  return node?.replace(
    /,?"data-airgap-[a-z-]+":(?:"(?:[^"\\]|\\.)*"|null)| \| data-airgap-[a-z-]+=[^|]*(?= \||$)/g,
    '',
  );
}

/** What no event can name, and what had the id of another node, is numbered by the way there. */
function isNumberedAnew(id: number): boolean {
  return id < 0 || id >= FIRST_SPARE_ID;
}

/** The text of an affected element depends on what that is: a style’s is CSS. */
function isInside({ nodes, parents }: PageNodes, affected: ReadonlySet<unknown>, id: number): boolean {
  return affected.has(parents.get(id)) && /"type":[345]|^#/.test(nodes.get(id) ?? '');
}

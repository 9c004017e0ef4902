/** What a checkpoint does not tell, and indexing needs to go on from it. Only the last pieces of a window have it. */
export const outwardLinksMigration = `
ALTER TABLE index_pieces ADD COLUMN outward_json TEXT;
`;

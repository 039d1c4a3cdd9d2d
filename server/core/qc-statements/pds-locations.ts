import { contentsOf, type PdsLocation, type QcStatements } from './qc-statements.js';

/** The entries of every QcPDS statement; `undefined` when there is none. */
export function pdsLocations(qcStatements: QcStatements | undefined): readonly PdsLocation[] | undefined {
  const locations = contentsOf(qcStatements, 'pds').flatMap(({ content }) => content.locations);
  return locations.length === 0 ? undefined : locations;
}

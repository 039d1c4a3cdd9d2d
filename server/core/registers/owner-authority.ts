import { COMPETENT_AUTHORITIES } from '../identifiers/competent-authorities.js';
import { findAuthority, parseNcaId } from '../identifiers/nca-ids.js';

const BY_OWNER = new Map(
  COMPETENT_AUTHORITIES.flatMap(({ ncaId, ebaRegisterOwnerId: owner }) =>
    owner === undefined ? [] : [[owner, ncaId] as const],
  ),
);

/**
 * The authority behind an owner of the EBA register, as certificates write it: `FI_FIN-FSA` → `FI-FINFSA`. Names with an
 * exception stand in the table; every other is written with a hyphen for the first underscore and without inner
 * hyphens. Former names lead to the present one (`LV_FCMC`, `HR_CNB`). Null when the result is no NCA identifier.
 */
export function authorityOfOwner(owner: string): string | null {
  const listed = BY_OWNER.get(owner);
  if (listed !== undefined) return listed;
  const underscore = owner.indexOf('_');
  if (underscore === -1) return null;
  const ncaId = `${owner.slice(0, underscore)}-${owner.slice(underscore + 1).replaceAll('-', '')}`;
  if (parseNcaId(ncaId) === undefined) return null;
  return findAuthority(ncaId)?.authority.ncaId ?? ncaId;
}

/** The owner under which the EBA register files an authority's entries: `LV-BL` → `LV_LV`; null when it has none. */
export const ownerOfAuthority = (ncaId: string): string | null =>
  findAuthority(ncaId)?.authority.ebaRegisterOwnerId ?? null;

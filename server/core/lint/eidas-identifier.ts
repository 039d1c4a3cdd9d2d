import type { Certificate } from '../certificate/certificate.js';
import { semanticsIdentifiers, SemanticsOid } from '../qc-statements/qc-statements.js';

/**
 * Whether organizationIdentifier is declared to be an identifier of the eIDAS network (LEG-5.1.6), which need not have
 * the structure of LEG-5.1.4.
 */
export function isEidasIdentifier({ qcStatements }: Certificate): boolean {
  const asserted = semanticsIdentifiers(qcStatements);
  return (
    asserted.some(({ oid }) => oid === SemanticsOid.eidasLegal) &&
    !asserted.some(({ oid }) => oid === SemanticsOid.legal)
  );
}

import type { Certificate } from '../certificate/certificate.js';
import { SemanticsOid } from '../qc-statements/qc-statements.js';

/** Whether the certificate asserts one semantics identifier, be it in its place or as a statement id (quirk 7). */
export function assertsSemantics({ qcStatements }: Certificate, oid: string): boolean {
  if (qcStatements === undefined) return false;
  for (const { id, content } of qcStatements.statements) {
    if ((content.kind === 'semantics' ? content.identifier?.oid : id) === oid) return true;
  }
  return false;
}

/**
 * Whether organizationIdentifier is declared to be an identifier of the eIDAS network (LEG-5.1.6), which need not have
 * the structure of LEG-5.1.4.
 */
export const isEidasIdentifier = (certificate: Certificate): boolean =>
  assertsSemantics(certificate, SemanticsOid.eidasLegal) &&
  !assertsSemantics(certificate, SemanticsOid.legal);

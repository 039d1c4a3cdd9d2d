import type { Text } from '../asn1/text.js';
import type { Certificate } from '../certificate/certificate.js';
import { COUNTRY_CODES } from '../identifiers/countries.js';
import { type NcaId, parseNcaId } from '../identifiers/nca-ids.js';
import { decodePsd2Statement } from '../qc-statements/decode-psd2-statement.js';
import type { Psd2Statement } from '../qc-statements/psd2-statement.js';
import { type QcStatement, QcStatementId } from '../qc-statements/qc-statements.js';

/** Every PSD2 statement that could be read, in order; `undefined` when there is none. */
export function psd2Statements({ qcStatements }: Certificate): readonly Psd2Statement[] | undefined {
  let found: Psd2Statement[] | undefined;
  for (const { content } of qcStatements?.statements ?? []) {
    if (content.kind === 'psd2') (found ??= []).push(content.psd2);
  }
  return found;
}

/** Every statement with the id of the PSD2 statement, readable or not; `undefined` when there is none. */
export function psd2StatementsById({ qcStatements }: Certificate): readonly QcStatement[] | undefined {
  let found: QcStatement[] | undefined;
  for (const statement of qcStatements?.statements ?? []) {
    if (statement.id === QcStatementId.psd2) (found ??= []).push(statement);
  }
  return found;
}

/** Whether a statement with another id holds the syntax of the PSD2 statement. */
export const holdsPsd2ByMistake = ({ id, info }: QcStatement): boolean =>
  id !== QcStatementId.psd2 &&
  info !== undefined &&
  // The three fields of PSD2QcType; this spares decoding what cannot be one.
  info.children.length > 2 &&
  decodePsd2Statement(info, '').ok;

/** Whether there is a PSD2 statement at all, be it unreadable or under another id. */
export function carriesPsd2Statement({ qcStatements }: Certificate): boolean {
  const statements = qcStatements?.statements ?? [];
  return statements.some(({ id }) => id === QcStatementId.psd2) || statements.some(holdsPsd2ByMistake);
}

export interface NcaIdInStatement extends NcaId {
  readonly text: Text;
}

/**
 * The nCAIds that have the form of one and begin with a country of ISO 3166-1; `undefined` when there is none. The
 * others are the business of the rules about the form.
 */
export function ncaIdsOfCountries(certificate: Certificate): readonly NcaIdInStatement[] | undefined {
  let found: NcaIdInStatement[] | undefined;
  for (const { ncaId } of psd2Statements(certificate) ?? []) {
    const parts = parseNcaId(ncaId.value);
    if (parts && COUNTRY_CODES.has(parts.country)) (found ??= []).push({ ...parts, text: ncaId });
  }
  return found;
}

import { NO_AUTHORITY } from '../../../identifiers/nca-ids.js';
import type { Text } from '../../../asn1/text.js';
import type { Psd2Statement } from '../../../qc-statements/psd2-statement.js';
import { ROLES_WITHOUT_AUTHORITY, TS_119_495_EDITIONS } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

const EDITION_WITH_NA = TS_119_495_EDITIONS['V1.8.1'].published;

export const psd2NcaidNa = rule({
  id: 'psd2.ncaid-na',
  title: 'nCAName and nCAId are NA with the roles PSP_CB and PSP_PA, and only with them.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-1A'), TS_119_495('GEN-5.2.3-5')],
  ask: 'Please reissue the certificate with name and identifier of our competent authority; NA in both is for international central banks and public authorities (PSP_CB, PSP_PA) and for them alone (TS 119 495 GEN-5.2.3-1A and GEN-5.2.3-5).',

  subject: psd2Statements,

  check: (statements, { notBefore }) =>
    statements.flatMap((statement) => violations(statement, notBefore.instant < EDITION_WITH_NA)),
});

function violations({ roles, ncaName, ncaId }: Psd2Statement, before: boolean): readonly Violation[] {
  const fields = [
    ['nCAName', ncaName],
    ['nCAId', ncaId],
  ] as const;
  const without = roles.filter(({ oid }) => ROLES_WITHOUT_AUTHORITY.has(oid)).length;
  if (without === 0) {
    return fields.flatMap(([field, text]) =>
      isNa(text) ? [{ message: `${field} is NA, but no role is PSP_CB or PSP_PA.`, at: text.at }] : [],
    );
  }
  // Older certificates with these roles are reported by `psd2.role-oid-unknown`; NA did not exist either.
  if (before) return [];
  // Beside another role the authority of that role may be named, but the two fields have to agree.
  if (without < roles.length && isNa(ncaName) === isNa(ncaId)) return [];
  return fields.flatMap(([field, text]) =>
    isNa(text) || text.value.trim() === ''
      ? []
      : [{ message: `${field} is ${quote(text.value)}; with PSP_CB or PSP_PA it is NA.`, at: text.at }],
  );
}

const isNa = ({ value }: Text): boolean => value === NO_AUTHORITY;

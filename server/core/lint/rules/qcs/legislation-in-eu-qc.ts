import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

/** Every policy of EN 319 411-2 is one for EU qualified certificates. */
const EU_QUALIFIED_POLICIES = '0.4.0.194112.1.';

export const qcsLegislationInEuQc = rule({
  id: 'qcs.legislation-in-eu-qc',
  title: 'A certificate that claims to be EU qualified names no other legislation in QcCClegislation.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-4.2.1-01, 4.2.4')],
  ask: 'Please reissue the certificate without QcCClegislation (0.4.0.1862.1.7), which an EU qualified certificate must not carry (EN 319 412-5 QCS-4.2.1-01).',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.legislation),

  check: (legislation, { qcStatements, certificatePolicies }) => {
    const claim = statementsById(qcStatements, QcStatementId.compliance)
      ? 'the statement QcCompliance'
      : policyClaim(certificatePolicies?.items.find(({ oid }) => oid.startsWith(EU_QUALIFIED_POLICIES))?.oid);
    if (claim === undefined) return [];
    return legislation.map(({ id, content, at }) => {
      const countries =
        content.kind === 'legislation' ? content.countries.map(({ value }) => quote(value)).join(', ') : '';
      return {
        message: `QcCClegislation (${id})${countries && ` with ${countries}`} stands beside ${claim}; an EU qualified certificate must not carry it.`,
        at,
      };
    });
  },
});

const policyClaim = (oid: string | undefined): string | undefined => oid && `the policy ${oid}`;

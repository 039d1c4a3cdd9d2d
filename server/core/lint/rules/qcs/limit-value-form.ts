import { type QcStatement, QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace, memberPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsLimitValueForm = rule({
  id: 'qcs.limit-value-form',
  title: 'QcLimitValue is a MonetaryValue of currency, amount and exponent.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.2, QCS-4.3.2-01/-02')],
  ask: 'Please reissue the certificate with a QcLimitValue that follows MonetaryValue of EN 319 412-5 clause 4.3.2, or without it.',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.limitValue),

  check: (statements) => statements.flatMap(faults),
});

function faults(statement: QcStatement): Violation[] {
  const { content } = statement;
  if (content.kind === 'malformed') {
    return [
      { message: `QcLimitValue cannot be decoded: ${content.problem.message}`, at: infoPlace(statement) },
    ];
  }
  if (content.kind !== 'limit-value') return [];
  const { currency } = content.limit;
  if (typeof currency === 'number') {
    if (currency >= 1 && currency <= 999) return [];
    const at = memberPlace(statement, 0, 'currency');
    return [{ message: `The currency ${currency} of QcLimitValue is not between 1 and 999.`, at }];
  }
  if (currency.type === 'PrintableString') return [];
  return [
    {
      message: `The currency ${quote(currency.value)} of QcLimitValue is a ${currency.type}; PrintableString is expected.`,
      at: currency.at,
    },
  ];
}

import { memberPlace } from '../../../qc-statements/statement-info.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

/** A negative exponent is legitimate: value = amount × 10^exponent. */
export const qcsLimitValueNegative = rule({
  id: 'qcs.limit-value-negative',
  title: 'The amount of QcLimitValue is not negative.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.2')],
  ask: 'Please reissue the certificate with an amount of QcLimitValue that is not negative (EN 319 412-5 clause 4.3.2), or without the statement.',

  subject: ({ qcStatements }) => statedOf(qcStatements, 'limit-value'),

  check: (limits) =>
    limits
      .filter(({ content: { limit } }) => limit.amount < 0)
      .map(({ statement, content: { limit } }) => ({
        message: `The amount ${limit.amount} of QcLimitValue is negative.`,
        at: memberPlace(statement, 1, 'amount'),
      })),
});

import { memberPlace } from '../../../qc-statements/statement-info.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsLimitValueNumericCurrency = rule({
  id: 'qcs.limit-value-numeric-currency',
  title: 'The currency of QcLimitValue is an alphabetic code.',
  severity: 'warning',
  citation: [EN_319_412_5('4.3.2')],

  subject: ({ qcStatements }) => statedOf(qcStatements, 'limit-value'),

  check: (limits) =>
    limits
      .filter(({ content: { limit } }) => typeof limit.currency === 'number')
      .map(({ statement, content: { limit } }) => ({
        message: `The currency of QcLimitValue is the number ${String(limit.currency)}; the alphabetic code is preferred.`,
        at: memberPlace(statement, 0, 'currency'),
      })),
});

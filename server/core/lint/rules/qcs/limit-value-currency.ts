import type { Text } from '../../../asn1/text.js';
import { CURRENCY_CODES } from '../../../identifiers/currencies.js';
import { contentsOf } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_5, ISO_4217 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsLimitValueCurrency = rule({
  id: 'qcs.limit-value-currency',
  title: 'The currency of QcLimitValue is one of ISO 4217.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.2'), ISO_4217('alphabetic codes')],
  ask: 'Please reissue the certificate with an alphabetic code of ISO 4217, such as EUR, as the currency of QcLimitValue (EN 319 412-5 clause 4.3.2).',

  subject: ({ qcStatements }) => {
    const currencies = contentsOf(qcStatements, 'limit-value').flatMap(({ content }): Text[] =>
      typeof content.limit.currency === 'number' ? [] : [content.limit.currency],
    );
    return currencies.length === 0 ? undefined : currencies;
  },

  check: (currencies) =>
    currencies
      .filter(({ value }) => !CURRENCY_CODES.has(value))
      .map(({ value, at }) => ({
        message: `The currency "${value}" of QcLimitValue is no ISO 4217 code; three capital letters such as "EUR" are expected.`,
        at,
      })),
});

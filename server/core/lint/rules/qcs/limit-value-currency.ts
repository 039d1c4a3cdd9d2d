import { CURRENCY_CODES } from '../../../identifiers/currencies.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5, ISO_4217 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const qcsLimitValueCurrency = rule({
  id: 'qcs.limit-value-currency',
  title: 'The currency of QcLimitValue is one of ISO 4217.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.2'), ISO_4217('alphabetic codes')],
  ask: 'Please reissue the certificate with an alphabetic code of ISO 4217, such as EUR, as the currency of QcLimitValue (EN 319 412-5 clause 4.3.2).',

  subject: ({ qcStatements }) => {
    const limits = statedOf(qcStatements, 'limit-value');
    if (limits === undefined) return undefined;
    const currencies = limits.map(({ content }) => content.limit.currency);
    return unlessEmpty(currencies.filter((currency) => typeof currency !== 'number'));
  },

  check: (currencies) =>
    currencies
      .filter(({ value }) => !CURRENCY_CODES.has(value))
      .map(({ value, at }) => ({
        message: `The currency ${quote(value)} of QcLimitValue is no ISO 4217 code; three capital letters such as "EUR" are expected.`,
        at,
      })),
});

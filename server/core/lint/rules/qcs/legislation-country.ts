import { COUNTRY_CODES } from '../../../identifiers/countries.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsLegislationCountry = rule({
  id: 'qcs.legislation-country',
  title: 'The countries in QcCClegislation are codes of ISO 3166-1.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.4')],

  subject: ({ qcStatements }) => statedOf(qcStatements, 'legislation'),

  check: (legislation) =>
    legislation
      .flatMap(({ content }) => content.countries)
      .filter(({ value }) => !COUNTRY_CODES.has(value))
      .map(({ value, at }) => ({
        message: `The country ${quote(value)} in QcCClegislation is no ISO 3166-1 code; two capital letters are expected.`,
        at,
      })),
});

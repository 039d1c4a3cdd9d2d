import { LANGUAGE_CODES } from '../../../identifiers/languages.js';
import { pdsLocations } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsPdsLanguageCase = rule({
  id: 'qcs.pds-language-case',
  title: 'The languages in QcPDS are written in lower case.',
  severity: 'warning',
  citation: [EN_319_412_5('4.3.4')],

  subject: ({ qcStatements }) => pdsLocations(qcStatements),

  check: (locations) =>
    locations.flatMap(({ language: { value, at } }) => {
      const code = value.toLowerCase();
      if (value === code || !LANGUAGE_CODES.has(code)) return [];
      return [
        { message: `The PDS language ${quote(value)} is not in lower case; ${quote(code)} is expected.`, at },
      ];
    }),
});

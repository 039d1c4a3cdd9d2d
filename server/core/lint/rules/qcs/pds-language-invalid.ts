import { LANGUAGE_CODES } from '../../../identifiers/languages.js';
import { pdsLocations } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsPdsLanguageInvalid = rule({
  id: 'qcs.pds-language-invalid',
  title: 'The languages in QcPDS are codes of ISO 639-1.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-4.3.4-01')],
  ask: 'Please reissue the certificate with ISO 639-1 codes, as PrintableString, for the languages in QcPDS (EN 319 412-5 QCS-4.3.4-01).',

  subject: ({ qcStatements }) => pdsLocations(qcStatements),

  check: (locations) =>
    locations.flatMap(({ language: { value, type, at } }) => {
      // Upper case is left to `qcs.pds-language-case`.
      if (!LANGUAGE_CODES.has(value.toLowerCase())) {
        return [
          {
            message: `The PDS language ${quote(value)} is no ISO 639-1 code; two letters such as "en" are expected.`,
            at,
          },
        ];
      }
      if (type === 'PrintableString') return [];
      return [{ message: `The PDS language ${quote(value)} is a ${type}; PrintableString is expected.`, at }];
    }),
});

import { pdsLocations } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsPdsDuplicateLanguage = rule({
  id: 'qcs.pds-duplicate-language',
  title: 'QcPDS lists one URL for each language.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.4')],
  ask: 'Please reissue the certificate with one PKI disclosure statement for each language in QcPDS (EN 319 412-5 clause 4.3.4).',

  subject: ({ qcStatements }) => pdsLocations(qcStatements),

  check: (locations) => {
    const seen = new Set<string>();
    return locations.flatMap(({ language: { value, at } }) => {
      const language = value.toLowerCase();
      if (!seen.has(language)) {
        seen.add(language);
        return [];
      }
      return [
        { message: `QcPDS lists the language ${quote(language)} again; one URL for each is expected.`, at },
      ];
    });
  },
});

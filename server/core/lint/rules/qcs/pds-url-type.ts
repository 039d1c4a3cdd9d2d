import { pdsLocations } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsPdsUrlType = rule({
  id: 'qcs.pds-url-type',
  title: 'The URLs in QcPDS are IA5Strings.',
  severity: 'warning',
  citation: [EN_319_412_5('Annex B')],

  subject: ({ qcStatements }) => pdsLocations(qcStatements),

  check: (locations) =>
    locations.flatMap(({ url: { value, type, malformed, at } }) => {
      if (type !== 'IA5String') {
        return [{ message: `The PDS URL ${quote(value)} is a ${type}; IA5String is expected.`, at }];
      }
      if (!malformed) return [];
      return [{ message: `The PDS URL ${quote(value)} has characters that an IA5String cannot hold.`, at }];
    }),
});

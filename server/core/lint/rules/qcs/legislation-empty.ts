import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsLegislationEmpty = rule({
  id: 'qcs.legislation-empty',
  title: 'QcCClegislation names at least one country.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.4')],

  subject: ({ qcStatements }) => statedOf(qcStatements, 'legislation'),

  check: (legislation) =>
    legislation
      .filter(({ content }) => content.countries.length === 0)
      .map(({ statement }) => ({
        message: `QcCClegislation (${statement.id}) is empty; at least one country is expected.`,
        at: infoPlace(statement),
      })),
});

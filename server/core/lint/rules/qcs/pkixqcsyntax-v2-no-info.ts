import { statedOf } from '../../../qc-statements/statement-search.js';
import { RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsPkixqcsyntaxV2NoInfo = rule({
  id: 'qcs.pkixqcsyntax-v2-no-info',
  title: 'The statement id-qcs-pkixQCSyntax-v2 says by which semantics names are to be read.',
  severity: 'warning',
  citation: [RFC_3739('3.2.6.1')],

  subject: ({ qcStatements }) => statedOf(qcStatements, 'semantics'),

  check: (semantics) =>
    semantics
      .filter(
        ({ content: { identifier, nameRegistrationAuthorities } }) =>
          identifier === undefined && nameRegistrationAuthorities.length === 0,
      )
      .map(({ statement: { id, info, at } }) => ({
        message: `id-qcs-pkixQCSyntax-v2 (${id}) has ${info === undefined ? 'no' : 'an empty'} SemanticsInformation, so it says nothing.`,
        at,
      })),
});

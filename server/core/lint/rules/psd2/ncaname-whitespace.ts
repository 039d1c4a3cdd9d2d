import { HOUSE } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2NcanameWhitespace = rule({
  id: 'psd2.ncaname-whitespace',
  title: 'nCAName neither begins nor ends with white space.',
  severity: 'warning',
  citation: [HOUSE('white space around a name is no part of it')],
  ask: 'Please reissue the certificate with nCAName (TS 119 495 GEN-5.2.3-1) free of leading and trailing white space and line breaks.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaName: { value, at } }) => {
      const trimmed = value.trim();
      // Nothing but white space is an empty name: `psd2.ncaname-missing`.
      if (trimmed === value || trimmed === '') return [];
      return [{ message: `nCAName is ${quote(value)}, with white space around the name.`, at }];
    }),
});

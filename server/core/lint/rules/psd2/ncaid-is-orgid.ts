import { leadingNcaId, ncaIdForm } from '../../../identifiers/nca-id-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2NcaidIsOrgid = rule({
  id: 'psd2.ncaid-is-orgid',
  title: 'nCAId identifies the authority and not the provider.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-2')],
  ask: 'Please reissue the certificate with only the identifier of the competent authority in nCAId, for example LT-BL (TS 119 495 GEN-5.2.3-2); the authorisation number belongs in the organizationIdentifier of the subject.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaId: { value, at } }) => {
      if (ncaIdForm(value) !== 'whole-number') return [];
      const authority = leadingNcaId(value);
      const message =
        authority === undefined
          ? `nCAId is ${quote(value)}, an identifier of the provider and not of the authority.`
          : `nCAId is ${quote(value)}; the identifier of the authority in it is ${authority}.`;
      return [{ message, at }];
    }),
});

import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

const EV_SCHEMES: ReadonlySet<string> = new Set(['NTR', 'VAT', 'PSD']);

export const orgidCabfExtScheme = rule({
  id: 'orgid.cabf-ext-scheme',
  title: 'The registration scheme in cabfOrganizationIdentifier is NTR, VAT or PSD.',
  severity: 'error',
  citation: [CABF_EVG('Appendix H')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with NTR, VAT or PSD as the registration scheme in the extension cabfOrganizationIdentifier (EV Guidelines Appendix H).',

  subject: (certificate) =>
    followsEvGuidelines(certificate) ? certificate.cabfOrganizationIdentifier?.scheme : undefined,

  check: ({ value, at }) =>
    EV_SCHEMES.has(value)
      ? []
      : [{ message: `The registration scheme ${quote(value)} is not NTR, VAT or PSD.`, at }],
});

import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

const SCHEMES_WITHOUT_STATE: ReadonlySet<string> = new Set(['VAT', 'PSD']);

export const orgidCabfExtPsdState = rule({
  id: 'orgid.cabf-ext-psd-state',
  title: 'cabfOrganizationIdentifier names no state or province for the schemes VAT and PSD.',
  severity: 'error',
  citation: [CABF_EVG('9.8.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate without registrationStateOrProvince in the extension cabfOrganizationIdentifier: only the scheme NTR has it (EV Guidelines 9.8.2).',

  subject: (certificate) =>
    followsEvGuidelines(certificate) ? certificate.cabfOrganizationIdentifier : undefined,

  check: ({ scheme, stateOrProvince }) =>
    stateOrProvince !== undefined && SCHEMES_WITHOUT_STATE.has(scheme.value)
      ? [
          {
            message: `cabfOrganizationIdentifier names the state or province ${quote(stateOrProvince.value)}, which the scheme ${scheme.value} does not have.`,
            at: stateOrProvince.at,
          },
        ]
      : [],
});

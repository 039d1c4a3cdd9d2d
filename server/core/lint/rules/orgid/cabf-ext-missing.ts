import { ExtensionOid } from '../../../certificate/certificate.js';
import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidCabfExtMissing = rule({
  id: 'orgid.cabf-ext-missing',
  title: 'An EV certificate repeats organizationIdentifier in the extension cabfOrganizationIdentifier.',
  severity: 'error',
  citation: [CABF_EVG('9.8.2')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2020, 0, 31)),
  ask: 'Please reissue the certificate with the extension cabfOrganizationIdentifier (2.23.140.3.1), which the EV Guidelines 9.8.2 require beside organizationIdentifier.',

  subject: (certificate) =>
    followsEvGuidelines(certificate) ? unlessEmpty(certificate.organizationIdentifiers) : undefined,

  check: (identifiers, { cabfOrganizationIdentifier, extensions }) => {
    if (cabfOrganizationIdentifier !== undefined) return [];
    const unreadable = extensions.find(({ oid }) => oid === ExtensionOid.cabfOrganizationIdentifier);
    const values = identifiers.map(({ value }) => quote(value)).join(', ');
    return unreadable === undefined
      ? [
          {
            message: `The subject has organizationIdentifier ${values}, but the extension cabfOrganizationIdentifier (2.23.140.3.1) is missing.`,
            at: undefined,
          },
        ]
      : [
          {
            message: `The extension cabfOrganizationIdentifier (2.23.140.3.1) cannot be read, so it does not repeat organizationIdentifier ${values}.`,
            at: unreadable.at,
          },
        ];
  },
});

import { claimsPsd, readPsdForm } from '../../../identifiers/psd-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdSyntax = rule({
  id: 'orgid.psd-syntax',
  title: 'An organizationIdentifier of the type PSD has country, NCA and authorisation number.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.1-3')],
  ask: 'Please reissue the certificate with an organizationIdentifier of the form PSDLT-BL-LB000458: PSD, country code, hyphen-minus, 2 to 8 upper-case letters for the NCA, hyphen-minus, authorisation number (TS 119 495 GEN-5.2.1-3).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(organizationIdentifiers.filter(({ value }) => claimsPsd(value))),

  // Lower-case NCA, other separators, a doubled prefix and long country codes have rules of their own.
  check: (identifiers) =>
    identifiers.flatMap(({ value, at }) => {
      const form = readPsdForm(value);
      if (form === undefined) {
        return [
          {
            message: `organizationIdentifier ${quote(value)} is not PSD, country, hyphen-minus, 2 to 8 upper-case letters of the NCA, hyphen-minus and authorisation number.`,
            at,
          },
        ];
      }
      return form.deviations.includes('prefix-lower-case')
        ? [{ message: `organizationIdentifier ${quote(value)} has type or country in lower case.`, at }]
        : [];
    }),
});

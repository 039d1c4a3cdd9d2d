import { readPsdForm } from '../../../identifiers/psd-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdNcaLowercase = rule({
  id: 'orgid.psd-nca-lowercase',
  title: 'The NCA in a PSD organizationIdentifier is in upper case.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.1-3')],
  ask: 'Please reissue the certificate with the abbreviation of the NCA in upper-case letters in organizationIdentifier (TS 119 495 GEN-5.2.1-3).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(
      organizationIdentifiers.flatMap(({ value, at }) => {
        const form = readPsdForm(value);
        return form === undefined ? [] : [{ value, form, at }];
      }),
    ),

  check: (identifiers) =>
    identifiers
      .filter(({ form }) => form.deviations.includes('authority-lower-case'))
      .map(({ value, form, at }) => ({
        message: `organizationIdentifier ${quote(value)} writes the NCA as ${form.authority}, not ${form.authority.toUpperCase()}.`,
        at,
      })),
});

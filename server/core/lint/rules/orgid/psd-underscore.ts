import { readPsdForm } from '../../../identifiers/psd-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdUnderscore = rule({
  id: 'orgid.psd-underscore',
  title: 'The parts of a PSD organizationIdentifier are separated by hyphen-minus.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.1-3'), TS_119_495('Annex D')],
  ask: 'Please reissue the certificate with hyphen-minus (U+002D) as the separator in organizationIdentifier, as in PSDLT-BL-LB000458 (TS 119 495 GEN-5.2.1-3 and Annex D).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(
      organizationIdentifiers.flatMap(({ value, at }) => {
        const form = readPsdForm(value);
        return form === undefined ? [] : [{ value, form, at }];
      }),
    ),

  check: (identifiers) =>
    identifiers
      .filter(({ form }) => form.deviations.includes('separator'))
      .map(({ value, at }) => ({
        message: `organizationIdentifier ${quote(value)} is separated by an underscore or another dash; hyphen-minus (U+002D) is expected.`,
        at,
      })),
});

import { readPsdForm } from '../../../identifiers/psd-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdDoublePrefix = rule({
  id: 'orgid.psd-double-prefix',
  title: 'A PSD organizationIdentifier has its prefix once.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.1-3')],
  ask: 'Please reissue the certificate with the prefix PSD exactly once in organizationIdentifier, as in PSDLT-BL-LB000458 (TS 119 495 GEN-5.2.1-3).',

  subject: ({ organizationIdentifiers }) => unlessEmpty(organizationIdentifiers),

  check: (identifiers) =>
    identifiers.flatMap(({ value, at }) => {
      const deviations = readPsdForm(value)?.deviations ?? [];
      if (deviations.includes('prefix-missing')) {
        return [{ message: `organizationIdentifier ${quote(value)} lacks the prefix PSD.`, at }];
      }
      return deviations.includes('prefix-doubled')
        ? [{ message: `organizationIdentifier ${quote(value)} has the prefix PSD twice.`, at }]
        : [];
    }),
});

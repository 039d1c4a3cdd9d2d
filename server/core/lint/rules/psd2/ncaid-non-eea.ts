import { EU_EEA_COUNTRY_CODES } from '../../../identifiers/countries.js';
import { isSandboxNca } from '../../../identifiers/nca-ids.js';
import { PSD2 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { ncaIdsOfCountries } from '../../psd2-statements.js';

/** The end of the United Kingdom's transition period: until then its authority was one of the EEA. */
const UNITED_KINGDOM_LEFT = new Date(Date.UTC(2021, 0, 1));

export const psd2NcaidNonEea = rule({
  id: 'psd2.ncaid-non-eea',
  title: 'nCAId belongs to an authority of the European Economic Area.',
  severity: 'warning',
  citation: [PSD2('Art. 2')],
  ask: 'Please confirm under which law this certificate was issued: PSD2 (Directive (EU) 2015/2366 Art. 2) and the register of the European Banking Authority do not cover authorities outside the European Economic Area.',

  subject: ncaIdsOfCountries,

  check: (ncaIds, { notBefore }) =>
    ncaIds.flatMap(({ country, text: { value, at } }): readonly Violation[] => {
      // Sandboxes have no country; `psd2.ncaid-unknown` tells.
      if (EU_EEA_COUNTRY_CODES.has(country) || isSandboxNca(value)) return [];
      if (country === 'GB' && notBefore.instant < UNITED_KINGDOM_LEFT) {
        const message = `${value} is of GB, which left the EEA after the certificate was issued.`;
        return [{ message, at, severity: 'info' }];
      }
      return [
        {
          message: `${value} is of ${country}, outside the EEA: PSD2 and the EBA register do not apply.`,
          at,
        },
      ];
    }),
});

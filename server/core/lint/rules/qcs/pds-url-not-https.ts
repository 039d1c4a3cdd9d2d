import { pdsLocations } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

/** EN 319 412-5 V2.4.1; earlier editions allowed http as well. */
const EDITION = new Date(Date.UTC(2023, 8));

export const qcsPdsUrlNotHttps = rule({
  id: 'qcs.pds-url-not-https',
  title: 'The URLs in QcPDS are https URLs.',
  severity: 'error',
  citation: [EN_319_412_5('QCS-4.3.4-03 (V2.4.1 on)')],
  ask: 'Please reissue the certificate with https URLs for the PKI disclosure statements in QcPDS (EN 319 412-5 QCS-4.3.4-03).',

  subject: ({ qcStatements }) => pdsLocations(qcStatements),

  check: (locations, certificate) =>
    locations
      .filter(({ url }) => !/^https:\/\//i.test(url.value))
      .map(({ url: { value, at } }) => ({
        message: `The PDS URL ${quote(value)} does not begin with https://.`,
        at,
        severity: /^http:\/\//i.test(value) && issuedBefore(certificate, EDITION) ? 'warning' : 'error',
      })),
});

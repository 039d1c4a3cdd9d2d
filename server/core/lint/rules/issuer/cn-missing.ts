import { AttributeOid, attributes } from '../../../certificate/name.js';
import { blankAmong } from '../../blank-attributes.js';
import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';

export const issuerCnMissing = rule({
  id: 'issuer.cn-missing',
  title: 'The issuer has a commonName.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.2.3.1-2')],

  subject: ({ issuer }) => attributes(issuer, AttributeOid.commonName),

  check: (found) =>
    found.length === 0
      ? [{ message: 'The issuer has no commonName (CN).', at: undefined }]
      : blankAmong(found).map(({ valueAt }) => ({
          message: 'The commonName (CN) of the issuer is empty.',
          at: valueAt,
        })),
});

import { contextConstructed } from '../../../asn1/der.js';
import { EN_319_412_2, RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

export const x509VersionNotV3 = rule({
  id: 'x509.version-not-v3',
  title: 'The certificate is of version 3.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.2.1-1'), RFC_5280('4.1.2.1')],
  ask: 'Please reissue the certificate as X.509 version 3 (EN 319 412-2 GEN-4.2.1-1).',

  subject: (certificate) => certificate,

  check: ({ version, tree }) => {
    if (version === 3) return [];
    const field = tree.children[0]?.children[0];
    const at =
      field?.identifier === contextConstructed(0)
        ? { path: 'version', start: field.start, end: field.end }
        : undefined;
    return [{ message: `The certificate is of version ${version}; it must be of version 3.`, at }];
  },
});

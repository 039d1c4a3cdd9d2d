import { contextConstructed } from '../../../asn1/der.js';
import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';

export const x509ExtensionsAbsent = rule({
  id: 'x509.extensions-absent',
  title: 'The certificate has extensions.',
  severity: 'error',
  citation: [EN_319_412_2('4.3')],
  ask: 'Please reissue the certificate with the extensions that its profile demands (EN 319 412-2 clause 4.3).',

  subject: ({ tree }) => tree.children[0],

  check: (signedPart) => {
    const field = signedPart.children.find(({ identifier }) => identifier === contextConstructed(3));
    if (field === undefined) return [{ message: 'The certificate has no extensions.', at: undefined }];
    return field.children[0]?.children.length === 0
      ? [
          {
            message: 'The list of extensions is empty.',
            at: { path: 'extensions', start: field.start, end: field.end },
          },
        ]
      : [];
  },
});

import { EN_319_412_2 } from '../../citations.js';
import { criticalityOf, extensionText } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extNonCriticalRule = rule({
  id: 'ext.non-critical-rule',
  title: 'Only extensions that may be critical are critical.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.1-2')],
  ask: 'Please reissue the certificate with only those extensions marked critical that may be (EN 319 412-2 GEN-4.1-2).',

  subject: ({ extensions }) => extensions,

  // Extensions with a rule about their own critical bit, and unknown ones (`x509.critical-extension-unknown`), are not ours.
  check: (extensions) =>
    extensions
      .filter(({ critical, oid }) => critical && criticalityOf(oid) === 'never')
      .map(({ oid, at }) => ({
        message: `The extension ${extensionText(oid)} is marked critical; nothing allows that.`,
        at,
      })),
});

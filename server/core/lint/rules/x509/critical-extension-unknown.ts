import { RFC_5280 } from '../../citations.js';
import { criticalityOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const x509CriticalExtensionUnknown = rule({
  id: 'x509.critical-extension-unknown',
  title: 'Every critical extension is a known one.',
  severity: 'error',
  citation: [RFC_5280('4.2'), RFC_5280('6.1.4')],
  ask: 'Please reissue the certificate without critical extensions that RFC 5280 and EN 319 412 do not define: whoever does not know a critical extension must refuse the certificate (RFC 5280 section 4.2).',

  subject: ({ extensions }) => extensions,

  check: (extensions) =>
    extensions
      .filter(({ critical, oid }) => critical && criticalityOf(oid) === undefined)
      .map(({ oid, at }) => ({
        message: `The critical extension ${oid} is unknown, so that the certificate cannot be used.`,
        at,
      })),
});

import type { Extension } from '../../../certificate/certificate.js';
import { RFC_5280 } from '../../citations.js';
import { extensionText } from '../../known-extensions.js';
import { rule, type Violation } from '../../lint.js';

export const x509DuplicateExtension = rule({
  id: 'x509.duplicate-extension',
  title: 'No extension appears twice.',
  severity: 'error',
  citation: [RFC_5280('4.2')],
  ask: 'Please reissue the certificate with each extension at most once (RFC 5280 section 4.2).',

  subject: ({ extensions }) => extensions,

  check: repeated,
});

function repeated(extensions: readonly Extension[]): Violation[] {
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const { oid, at } of extensions) {
    if (seen.has(oid)) {
      violations.push({
        message: `The extension ${extensionText(oid)} appears again; only the first one is read.`,
        at,
      });
    }
    seen.add(oid);
  }
  return violations;
}

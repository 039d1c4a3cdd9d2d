import { contextConstructed, type DerNode } from '../../../asn1/der.js';
import type { Certificate } from '../../../certificate/certificate.js';
import { extensionSyntaxFault } from '../../../certificate/extensions/syntax.js';
import { RFC_5280 } from '../../citations.js';
import { extensionName, extensionText } from '../../known-extensions.js';
import { rule, type Violation } from '../../lint.js';

export const x509ExtensionUndecodable = rule({
  id: 'x509.extension-undecodable',
  title: 'Every extension is DER of the type its standard demands.',
  severity: 'error',
  citation: [RFC_5280('4.2')],
  ask: 'Please reissue the certificate with extensions in the syntax of their standards (RFC 5280 section 4.2); at present one of them cannot be decoded in full.',

  subject: (certificate) => certificate,

  check: (certificate) => [...strayElements(certificate), ...faults(certificate)],
});

/** Elements of the list that are no Extension at all. */
function strayElements({ tree, extensions }: Certificate): Violation[] {
  const elements = tree.children[0]?.children.find(({ identifier }) => identifier === contextConstructed(3))
    ?.children[0]?.children;
  if (elements === undefined || elements.length === extensions.length) return [];
  const read = new Set(extensions.map(({ at }) => at.start));
  return elements.flatMap((element, i) => (read.has(element.start) ? [] : [stray(element, i)]));
}

const stray = ({ start, end }: DerNode, i: number): Violation => ({
  message: 'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
  at: { path: `extensions[${i}]`, start, end },
});

/** What is DER of no type that we know may be meant so; whether anybody can read it stays open. */
function faults({ extensions, der }: Certificate): Violation[] {
  const violations: Violation[] = [];
  for (const extension of extensions) {
    const found = extensionSyntaxFault(extension, der);
    if (found === undefined) continue;
    const { message, start, end } = found;
    const name = extensionName(extension.oid);
    violations.push({
      message: `The extension ${extensionText(extension.oid)} cannot be decoded: ${message}`,
      at: { path: name ?? extension.at.path, start, end },
      ...(name === undefined ? { severity: 'warning' } : {}),
    });
  }
  return violations;
}

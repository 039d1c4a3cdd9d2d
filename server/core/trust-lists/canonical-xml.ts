import {
  isElement,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlInstruction,
} from './xml-element.js';

const XML = 'http://www.w3.org/XML/1998/namespace';

/**
 * An element as Exclusive XML Canonicalization 1.0 without comments writes it. The result stands alone: it is a
 * document with the same names, attributes and text.
 */
export const canonicalElement = (element: XmlElement): string => new Writer(undefined).write(element);

/**
 * The whole document without one element: what the reference with an empty URI covers after the transforms
 * enveloped-signature and exclusive canonicalization.
 */
export function canonicalDocument({ root, before, after }: XmlDocument, without: XmlElement): string {
  const first = before.map((one) => `${instruction(one)}\n`).join('');
  const last = after.map((one) => `\n${instruction(one)}`).join('');
  return first + new Writer(without).write(root) + last;
}

class Writer {
  /** What each prefix stands for in what has been written around the element at hand. */
  private readonly rendered = new Map([['', '']]);

  constructor(private readonly without: XmlElement | undefined) {}

  write({ prefix, local, uri, attributes, children }: XmlElement): string {
    const name = prefix === '' ? local : `${prefix}:${local}`;
    const { rendered } = this;

    // Almost every element uses only what is declared around it.
    let missing: Map<string, string> | undefined;
    if (rendered.get(prefix) !== uri && uri !== XML) missing = new Map([[prefix, uri]]);
    for (const one of attributes) {
      if (one.prefix === '' || one.uri === XML || rendered.get(one.prefix) === one.uri) continue;
      (missing ??= new Map()).set(one.prefix, one.uri);
    }
    const hidden: [prefix: string, namespace: string | undefined][] = [];

    let text = `<${name}`;
    if (missing !== undefined) {
      for (const [declared, namespace] of [...missing].sort(([a], [b]) => compare(a, b))) {
        hidden.push([declared, rendered.get(declared)]);
        rendered.set(declared, namespace);
        text += declared === '' ? ' xmlns="' : ` xmlns:${declared}="`;
        text += `${attributeText(namespace)}"`;
      }
    }
    for (const one of attributes.length > 1 ? [...attributes].sort(byNamespaceAndName) : attributes) {
      text += one.prefix === '' ? ` ${one.local}="` : ` ${one.prefix}:${one.local}="`;
      text += `${attributeText(one.value)}"`;
    }
    text += '>';
    for (const child of children) {
      if (typeof child === 'string') text += characterData(child);
      else if (!isElement(child)) text += instruction(child);
      else if (child !== this.without) text += this.write(child);
    }
    for (const [declared, namespace] of hidden) {
      if (namespace === undefined) rendered.delete(declared);
      else rendered.set(declared, namespace);
    }
    return `${text}</${name}>`;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byNamespaceAndName = (a: XmlAttribute, b: XmlAttribute): number =>
  compare(a.uri, b.uri) || compare(a.local, b.local);

const instruction = ({ target, body }: XmlInstruction): string =>
  body === '' ? `<?${target}?>` : `<?${target} ${body}?>`;

const IN_TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const IN_ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const characterData = (text: string): string => text.replace(/[&<>\r]/g, (one) => IN_TEXT[one]!);
const attributeText = (text: string): string => text.replace(/[&<"\t\n\r]/g, (one) => IN_ATTRIBUTE[one]!);

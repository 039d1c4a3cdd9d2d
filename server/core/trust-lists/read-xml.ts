import { SaxesParser, type SaxesTagNS } from 'saxes';
import { orRefused, Refusal, type TrustListResult } from './trust-list-problem.js';
import type { XmlAttribute, XmlDocument, XmlElement, XmlInstruction } from './xml-element.js';

/** The largest list of 2026 has 3 MB, 21,000 elements, 17 levels. */
export const XML_LIMITS = {
  maxBytes: 32 * 1024 * 1024,
  maxDepth: 100,
  maxElements: 500_000,
  maxAttributes: 64,
} as const;
export type XmlLimits = { readonly [K in keyof typeof XML_LIMITS]: number };

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const HTML = /^\s*<(?:!doctype\s+html|html)[\s>]/i;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Reads an XML 1.0 document of strangers into elements.
 *
 * Refuses what no trusted list needs and attackers do: document types whatever they hold (so there are no entities to
 * expand and nothing to fetch), encodings other than UTF-8, and more depth, elements or attributes than any list has.
 * The work is linear in the bytes. Never throws.
 */
export function readXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): TrustListResult<XmlDocument> {
  return orRefused(() => {
    const text = textOf(bytes, limits);
    // Before anything is parsed, so that a document type costs nothing whatever is in it.
    if (hasDocumentType(text)) throw documentType(text);
    return new Reader(limits).read(text);
  });
}

/** Whether a document type declaration stands before the root element, behind declaration, comments and instructions. */
function hasDocumentType(text: string): boolean {
  let position = 0;
  for (;;) {
    while (/\s/.test(text.charAt(position))) position += 1;
    const end = text.startsWith('<?', position)
      ? '?>'
      : text.startsWith('<!--', position)
        ? '-->'
        : undefined;
    if (end === undefined) return text.startsWith('<!DOCTYPE', position);
    const closed = text.indexOf(end, position);
    if (closed < 0) return false;
    position = closed + end.length;
  }
}

function documentType(text: string): Refusal {
  return /<!DOCTYPE\s+html\b/i.test(text.slice(0, 1000))
    ? new Refusal('html-page', 'The file is a web page, not a trusted list.')
    : new Refusal('doctype', 'The file has a document type declaration, which no trusted list needs.');
}

function textOf(bytes: Uint8Array, { maxBytes }: XmlLimits): string {
  if (bytes.length > maxBytes) {
    throw new Refusal('too-large', `The file has ${bytes.length} bytes; the limit is ${maxBytes}.`);
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw new Refusal('wrong-charset', 'The file is encoded in UTF-16; a trusted list is in UTF-8.');
  }
  let text;
  try {
    text = UTF8.decode(bytes);
  } catch {
    throw new Refusal('wrong-charset', 'The file has octets that are no UTF-8.');
  }
  if (HTML.test(text.slice(0, 1000))) {
    throw new Refusal('html-page', 'The file is a web page, not a trusted list.');
  }
  return text;
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | XmlInstruction | string)[];
  interrupted: boolean;
}

class Reader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly open: OpenElement[] = [];
  private readonly before: XmlInstruction[] = [];
  private readonly after: XmlInstruction[] = [];
  private root: XmlElement | undefined;
  private elements = 0;
  private nodes = 0;
  private attributes = 0;
  private ending = false;

  constructor(private readonly limits: XmlLimits) {
    const { parser } = this;
    parser.on('error', (error) => this.notWellFormed(error));
    parser.on('xmldecl', ({ version, encoding }) => this.declaration(version, encoding));
    parser.on('doctype', (doctype) => {
      throw documentType(`<!DOCTYPE${doctype.slice(0, 100)}`);
    });
    parser.on('opentagstart', () => this.tagBegins());
    parser.on('attribute', () => this.attribute());
    parser.on('opentag', (tag) => this.tag(tag));
    parser.on('closetag', () => this.close());
    parser.on('text', (text) => void this.open.at(-1)?.children.push(text));
    parser.on('cdata', (text) => this.interruption(text));
    parser.on('comment', () => this.interruption());
    parser.on('processinginstruction', ({ target, body }) => this.instruction({ target, body }));
  }

  read(text: string): XmlDocument {
    this.parser.write(text);
    this.ending = true;
    this.parser.close();
    return { root: this.root!, before: this.before, after: this.after };
  }

  private notWellFormed({ message }: Error): never {
    const where = message.replace(/\s+/g, ' ').slice(0, 200);
    if (!this.ending) throw new Refusal('malformed-xml', `The file is no well-formed XML: ${where}`);
    if (this.elements === 0) throw new Refusal('malformed-xml', 'The file holds no XML element.');
    throw new Refusal('truncated', `The file ends too early: ${where}`);
  }

  private declaration(version: string | undefined, encoding: string | undefined): void {
    if (version !== '1.0') {
      throw new Refusal(
        'malformed-xml',
        `The file is XML ${version ?? 'of no version'}; only XML 1.0 is read.`,
      );
    }
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
      const named = encoding.slice(0, 40);
      throw new Refusal('wrong-charset', `The file says that it is encoded in ${named}, not in UTF-8.`);
    }
  }

  private tagBegins(): void {
    const { maxDepth } = this.limits;
    this.attributes = 0;
    this.elements += 1;
    this.count();
    // Resolving a prefix costs the parser one step for each level.
    if (this.open.length >= maxDepth) {
      throw new Refusal('too-deep', `The elements are nested more than ${maxDepth} levels deep.`);
    }
  }

  /** Comments, instructions and CDATA sections cost like elements. */
  private count(): void {
    const { maxElements } = this.limits;
    this.nodes += 1;
    if (this.nodes > maxElements) {
      throw new Refusal('too-many-elements', `The file has more than ${maxElements} elements.`);
    }
  }

  private attribute(): void {
    const { maxAttributes } = this.limits;
    this.attributes += 1;
    if (this.attributes > maxAttributes) {
      throw new Refusal('too-many-attributes', `An element has more than ${maxAttributes} attributes.`);
    }
  }

  private tag({ prefix, local, uri, attributes }: SaxesTagNS): void {
    if (this.root === undefined && this.open.length === 0 && local.toLowerCase() === 'html') {
      throw new Refusal('html-page', 'The file is a web page, not a trusted list.');
    }
    const own: XmlAttribute[] = [];
    for (const name in attributes) {
      const one = attributes[name]!;
      if (one.uri !== XMLNS) {
        own.push({ prefix: one.prefix, local: one.local, uri: one.uri, value: one.value });
      }
    }
    const element = { prefix, local, uri, attributes: own, children: [], interrupted: false };
    this.open.at(-1)?.children.push(element);
    this.open.push(element);
  }

  private close(): void {
    const element = this.open.pop()!;
    if (this.open.length === 0) this.root = element;
  }

  private interruption(content?: string): void {
    this.count();
    const element = this.open.at(-1);
    if (element === undefined) return;
    element.interrupted = true;
    if (content !== undefined) element.children.push(content);
  }

  private instruction(instruction: XmlInstruction): void {
    this.interruption();
    const place = this.open.at(-1)?.children ?? (this.root === undefined ? this.before : this.after);
    place.push(instruction);
  }
}

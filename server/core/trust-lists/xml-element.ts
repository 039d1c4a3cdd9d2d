/** An element of an XML document, with its names resolved (Namespaces in XML 1.0). */
export interface XmlElement {
  readonly prefix: string;
  readonly local: string;
  /** Namespace; empty when there is none. */
  readonly uri: string;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Text is as the parser hands it on: line ends normalised, references resolved, CDATA unwrapped. */
  readonly children: readonly (XmlElement | XmlInstruction | string)[];
  /** A comment, processing instruction or CDATA section stands directly inside; canonical XML would hide two of them. */
  readonly interrupted: boolean;
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export interface XmlInstruction {
  readonly target: string;
  readonly body: string;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** Processing instructions before and after the root; canonical XML keeps them. */
  readonly before: readonly XmlInstruction[];
  readonly after: readonly XmlInstruction[];
}

/** An element's name as `{namespace, local name}`. */
export interface XmlName {
  readonly uri: string;
  readonly local: string;
}

export const isElement = (node: XmlElement | XmlInstruction | string): node is XmlElement =>
  typeof node !== 'string' && 'children' in node;

export const hasName = (element: XmlElement, { uri, local }: XmlName): boolean =>
  element.local === local && element.uri === uri;

export const elements = (parent: XmlElement | undefined): readonly XmlElement[] =>
  parent === undefined ? [] : parent.children.filter(isElement);

export const childrenNamed = (parent: XmlElement | undefined, name: XmlName): readonly XmlElement[] =>
  elements(parent).filter((child) => hasName(child, name));

/** The first child of that name. */
export function childNamed(parent: XmlElement | undefined, name: XmlName): XmlElement | undefined {
  for (const node of parent?.children ?? []) if (isElement(node) && hasName(node, name)) return node;
  return undefined;
}

/** The element's own text, without that of its children. Comments do not cut it in two. */
export function ownText(element: XmlElement): string {
  let text = '';
  for (const node of element.children) if (typeof node === 'string') text += node;
  return text;
}

/** The own text of a child without surrounding white space; `undefined` without such a child. */
export function textOfChild(parent: XmlElement | undefined, name: XmlName): string | undefined {
  const child = childNamed(parent, name);
  return child === undefined ? undefined : ownText(child).trim();
}

/** The value of an attribute without namespace. */
export const attribute = (element: XmlElement, local: string): string | undefined =>
  element.attributes.find((one) => one.local === local && one.uri === '')?.value;

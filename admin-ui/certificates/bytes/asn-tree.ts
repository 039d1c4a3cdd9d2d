import type { CertificateBytes } from '../../../server/certificates/certificates.contract.js';
import { type ByteRange, contains, covers } from './byte-range.js';

/** One element of the certificate as the tree beside the bytes shows it. */
export interface AsnNode {
  /** Position among the siblings on every level, `0.2.7`: unique, and stable for one certificate. */
  readonly id: string;
  readonly start: number;
  /** First content byte: what lies before it is tag and length. */
  readonly content: number;
  /** Exclusive. */
  readonly end: number;
  /** `SEQUENCE`, `OBJECT IDENTIFIER`, `[0]` … */
  readonly type: string;
  /** The name of the field in the standard's words; empty where the standard gives none. */
  readonly label: string;
  /** The decoded value of a primitive element, or what the field says. */
  readonly value: string;
  /** Full path of the field, `qcStatements[1].rolesOfPSP[0]`, when this element is one. */
  readonly path: string | undefined;
  readonly children: readonly AsnNode[];
}

type Element = CertificateBytes['elements'][number];
type Growing = AsnNode & { readonly children: Growing[] };

/** The tree of the elements the server lists in the order of the bytes; `undefined` when it lists none. */
export function treeOf(elements: readonly Element[]): AsnNode | undefined {
  const base = elements[0]?.depth ?? 0;
  const open: Growing[] = [];
  let root: Growing | undefined;
  for (const { depth, start, content, end, tag, name, value, path } of elements) {
    open.length = Math.min(open.length, depth - base);
    const parent = open.at(-1);
    const id = parent === undefined ? '0' : `${parent.id}.${parent.children.length}`;
    const label = lastPart(name ?? path ?? '');
    const node: Growing = {
      id,
      start,
      content,
      end,
      type: tag,
      label,
      value: value ?? '',
      path: path ?? name ?? undefined,
      children: [],
    };
    parent?.children.push(node);
    root ??= node;
    open.push(node);
  }
  return root;
}

/** `rolesOfPSP[0]` of `qcStatements[1].rolesOfPSP[0]`: what stands around it is the rows above. */
const lastPart = (path: string): string => /(?:(?:\d+\.)+\d+|[^.]+)$/.exec(path)?.[0] ?? path;

export interface TreeRow {
  readonly node: AsnNode;
  /** From 1, as ARIA counts. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly expanded: boolean | undefined;
  readonly parent: AsnNode | undefined;
}

/** The rows to draw, top to bottom; the children of collapsed nodes are left out. */
export function visibleRows(root: AsnNode, collapsed: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (nodes: readonly AsnNode[], level: number, parent: AsnNode | undefined) => {
    nodes.forEach((node, index) => {
      const expanded = node.children.length === 0 ? undefined : !collapsed.has(node.id);
      rows.push({ node, level, position: index + 1, siblings: nodes.length, expanded, parent });
      if (expanded === true) add(node.children, level + 1, node);
    });
  };
  add([root], 1, undefined);
  return rows;
}

export function countNodes(node: AsnNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}

/** Ids of every node deeper than `level` that has children: what a huge certificate starts collapsed. */
export function deeperThan(root: AsnNode, level: number): Set<string> {
  const ids = new Set<string>();
  const visit = (node: AsnNode, depth: number) => {
    if (node.children.length === 0) return;
    if (depth >= level) ids.add(node.id);
    node.children.forEach((child) => visit(child, depth + 1));
  };
  visit(root, 1);
  return ids;
}

/** From the root down to the deepest element that holds the byte; empty when the byte lies outside. */
export function lineageAt(root: AsnNode, offset: number): AsnNode[] {
  const line: AsnNode[] = [];
  let next: AsnNode | undefined = contains(root, offset) ? root : undefined;
  while (next !== undefined) {
    line.push(next);
    next = next.children.find((child) => contains(child, offset));
  }
  return line;
}

/** From the root down to the smallest element that covers the whole range. */
export function lineageOf(root: AsnNode, range: ByteRange): AsnNode[] {
  const line: AsnNode[] = [];
  let next: AsnNode | undefined = covers(root, range) ? root : undefined;
  while (next !== undefined) {
    line.push(next);
    next = next.children.find((child) => covers(child, range));
  }
  return line;
}

/**
 * What choosing a byte chooses: the deepest element there; given what was chosen by the same byte before, the next
 * wider one, so that a field, its extension and the certificate can all be reached without the tree.
 */
export function choiceAt(root: AsnNode, offset: number, chosen: ByteRange | undefined): AsnNode | undefined {
  const line = lineageAt(root, offset);
  const current = line.findLastIndex((node) => node.start === chosen?.start && node.end === chosen.end);
  // An EXPLICIT tag or an OCTET STRING around one element has other bounds, so every step is a visible one.
  return current > 0 ? line[current - 1] : current === 0 ? line[0] : line.at(-1);
}

/** The name a person would give the element: its field, else the nearest field around it and its type. */
export function nameOf(line: readonly AsnNode[]): string {
  const node = line.at(-1);
  if (node === undefined) return '';
  if (node.path !== undefined) return node.path;
  const field = line.findLast(({ path }) => path !== undefined);
  const own = node.label || node.type;
  return field === undefined ? own : `${field.path} · ${own}`;
}

/** The row that the arrow keys lead to, as the tree pattern of ARIA describes; `undefined` to stay. */
export function rowAfterKey(rows: readonly TreeRow[], active: number, key: string): number | undefined {
  const row = rows[active];
  if (row === undefined) return rows.length > 0 ? 0 : undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      return row.expanded === true ? active + 1 : undefined;
    case 'ArrowLeft':
      return row.parent === undefined ? undefined : rows.findIndex(({ node }) => node === row.parent);
    default:
      return undefined;
  }
}

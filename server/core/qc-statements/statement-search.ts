import type { ObjectIdentifierAt } from '../asn1/oid.js';
import { NAME_OF_QC_TYPE } from './names.js';
import type { PdsLocation, QcContent, QcStatement, QcStatements } from './qc-statements.js';

/** A statement with what it says. */
export interface Stated<K extends QcContent['kind']> {
  readonly statement: QcStatement;
  readonly content: Extract<QcContent, { kind: K }>;
}

/** Every statement with an id, whether or not its content could be decoded; `undefined` when there is none. */
export function statementsById(
  qcStatements: QcStatements | undefined,
  id: string,
): readonly QcStatement[] | undefined {
  if (qcStatements === undefined) return undefined;
  let found: QcStatement[] | undefined;
  for (const statement of qcStatements.statements) {
    if (statement.id === id) (found ??= []).push(statement);
  }
  return found;
}

/** Every statement of one kind; `undefined` when there is none, so that a rule about them does not apply. */
export function statedOf<K extends QcContent['kind']>(
  qcStatements: QcStatements | undefined,
  kind: K,
): readonly Stated<K>[] | undefined {
  if (qcStatements === undefined) return undefined;
  let found: Stated<K>[] | undefined;
  for (const statement of qcStatements.statements) {
    if (statement.content.kind === kind) {
      (found ??= []).push({ statement, content: statement.content as Stated<K>['content'] });
    }
  }
  return found;
}

/** The entries of every QcPDS statement; `undefined` when there is none. */
export function pdsLocations(qcStatements: QcStatements | undefined): readonly PdsLocation[] | undefined {
  return members(qcStatements, ({ content }) => (content.kind === 'pds' ? content.locations : undefined));
}

/** The QcType values that EN 319 412-5 §4.2.3 defines, of every QcType statement; `undefined` when there is none. */
export function knownQcTypes(
  qcStatements: QcStatements | undefined,
): readonly ObjectIdentifierAt[] | undefined {
  const types = members(qcStatements, ({ content }) => (content.kind === 'type' ? content.types : undefined));
  const known = types?.filter(({ oid }) => NAME_OF_QC_TYPE.has(oid));
  return known?.length ? known : undefined;
}

/** Nearly always there is one statement with such members; its list is handed on as it is. */
function members<T>(
  qcStatements: QcStatements | undefined,
  membersOf: (statement: QcStatement) => readonly T[] | undefined,
): readonly T[] | undefined {
  if (qcStatements === undefined) return undefined;
  let all: readonly T[] | undefined;
  for (const statement of qcStatements.statements) {
    const more = membersOf(statement);
    if (more?.length) all = all === undefined ? more : [...all, ...more];
  }
  return all;
}

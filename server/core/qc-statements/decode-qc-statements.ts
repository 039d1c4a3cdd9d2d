import { type DecodeProblem, type Place } from '../asn1/decoded.js';
import { type DerNode, Tag } from '../asn1/der.js';
import { readSmallInteger } from '../asn1/integer.js';
import { type ObjectIdentifierAt, readOid } from '../asn1/oid.js';
import { readText, type Text } from '../asn1/text.js';
import { type GeneralName, readGeneralName } from '../certificate/extensions/general-name.js';
import { decodePsd2Statement, insideStrayTag } from './decode-psd2-statement.js';
import {
  type PdsLocation,
  type QcContent,
  type QcStatement,
  QcStatementId,
  type QcStatements,
  SemanticsOid,
} from './qc-statements.js';

const SEMANTICS: ReadonlySet<string> = new Set(Object.values(SemanticsOid));

/**
 * Decodes id-pe-qcStatements (RFC 3739 §3.2.6; statements of EN 319 412-5 and TS 119 495). Lenient: one bare statement
 * is taken for a list of one, a statement that cannot be read is `malformed` and the others are kept. Never throws.
 */
export function decodeQcStatements(node: DerNode, critical: boolean): QcStatements {
  const at = place(node, 'qcStatements');
  const bare = node.identifier === Tag.SEQUENCE && node.children[0]?.identifier === Tag.OBJECT_IDENTIFIER;
  if (node.identifier !== Tag.SEQUENCE) {
    const message = 'qcStatements is a SEQUENCE OF QCStatement.';
    return { at, critical, bare, statements: [], malformed: { at: at.path, offset: node.start, message } };
  }
  let malformed: DecodeProblem | undefined;
  const statements: QcStatement[] = [];
  for (const [i, child] of (bare ? [node] : node.children).entries()) {
    const statement = decodeStatement(child, `qcStatements[${i}]`);
    if ('message' in statement) malformed ??= statement;
    else statements.push(statement);
  }
  return { at, critical, bare, statements: marked(statements, bare), malformed };
}

/** What stands beside a PSD2 statement can make it a guess as well: a missing outer SEQUENCE, semantics as statement. */
function marked(statements: QcStatement[], bare: boolean): QcStatement[] {
  const semantics = statements.find(({ id }) => SEMANTICS.has(id));
  if (!bare && semantics === undefined) return statements;
  return statements.map((statement) => {
    if (statement.content.kind !== 'psd2') return statement;
    const { psd2 } = statement.content;
    const deviations = [
      ...(bare ? [{ kind: 'bare-statement' as const, at: statement.at }] : []),
      ...(semantics ? [{ kind: 'semantics-as-statement' as const, at: semantics.idAt }] : []),
      ...psd2.deviations,
    ];
    return { ...statement, content: { kind: 'psd2', psd2: { ...psd2, deviations, recovered: true } } };
  });
}

function decodeStatement(node: DerNode, path: string): QcStatement | DecodeProblem {
  const [idNode, rawInfo] = node.children;
  const id = node.identifier === Tag.SEQUENCE ? readOid(idNode) : undefined;
  if (idNode === undefined || id === undefined || node.children.length > 2) {
    return {
      at: path,
      offset: node.start,
      message: 'QCStatement is a SEQUENCE of an OBJECT IDENTIFIER and at most one statementInfo.',
    };
  }
  const unwrapped = insideStrayTag(rawInfo);
  const strayTag = rawInfo !== undefined && unwrapped !== undefined ? place(rawInfo, path) : undefined;
  return {
    at: place(node, path),
    id,
    idAt: place(idNode, `${path}.statementId`),
    info: unwrapped ?? rawInfo,
    strayTag,
    // The PSD2 decoder unwraps by itself, because a guess there costs the roles their usability.
    content:
      id === QcStatementId.psd2
        ? psd2Content(rawInfo, path, node)
        : contentOf(id, unwrapped ?? rawInfo, path, node),
  };
}

function psd2Content(info: DerNode | undefined, path: string, statement: DerNode): QcContent {
  const psd2 = decodePsd2Statement(info, path);
  if (psd2.ok) return { kind: 'psd2', psd2: psd2.value };
  const offset = info === undefined ? statement.end : psd2.problem.offset;
  return { kind: 'malformed', problem: { ...psd2.problem, offset } };
}

function contentOf(id: string, info: DerNode | undefined, path: string, statement: DerNode): QcContent {
  const malformed = (message: string, offset = info?.start ?? statement.end): QcContent => ({
    kind: 'malformed',
    problem: { at: path, offset, message },
  });
  const items = info?.identifier === Tag.SEQUENCE ? info.children : undefined;
  switch (id) {
    case QcStatementId.compliance:
      return { kind: 'compliance' };
    case QcStatementId.sscd:
      return { kind: 'sscd' };
    case QcStatementId.pkixSyntaxV1:
      return { kind: 'pkix-syntax-v1' };
    case QcStatementId.limitValue:
      return (
        limitValue(items, path) ?? malformed('MonetaryValue is a SEQUENCE of currency, amount and exponent.')
      );
    case QcStatementId.retentionPeriod: {
      const years = readSmallInteger(info);
      return years === undefined
        ? malformed('QcEuRetentionPeriod is an INTEGER.')
        : { kind: 'retention-period', years };
    }
    case QcStatementId.pds: {
      const locations = items?.map((item, i) => pdsLocation(item, `${path}[${i}]`));
      return everyDefined(locations)
        ? { kind: 'pds', locations }
        : malformed('QcPDS is a SEQUENCE OF SEQUENCE of URL and language.');
    }
    case QcStatementId.type: {
      const types = identifiers(items, path);
      return types ? { kind: 'type', types } : malformed('QcType is a SEQUENCE OF OBJECT IDENTIFIER.');
    }
    case QcStatementId.identificationMethod: {
      const methods = identifiers(items, path);
      return methods
        ? { kind: 'identification-method', methods }
        : malformed('QcIdentMethod is a SEQUENCE OF OBJECT IDENTIFIER.');
    }
    case QcStatementId.legislation: {
      const countries = texts(items, path);
      return countries
        ? { kind: 'legislation', countries }
        : malformed('QcCClegislation is a SEQUENCE OF country code.');
    }
    case QcStatementId.qscdLegislation: {
      const countries = texts(items, path);
      return countries
        ? { kind: 'qscd-legislation', countries }
        : malformed('QcQSCDlegislation is a SEQUENCE OF country code.');
    }
    case QcStatementId.pkixSyntaxV2:
      return (
        semantics(info, path) ??
        malformed('SemanticsInformation is a SEQUENCE of identifier and authorities.')
      );
    default:
      return { kind: 'unknown' };
  }
}

function limitValue(items: readonly DerNode[] | undefined, path: string): QcContent | undefined {
  if (items?.length !== 3) return undefined;
  const currency = readText(items[0], `${path}.currency`) ?? readSmallInteger(items[0]);
  const amount = readSmallInteger(items[1]);
  const exponent = readSmallInteger(items[2]);
  if (currency === undefined || amount === undefined || exponent === undefined) return undefined;
  return { kind: 'limit-value', limit: { currency, amount, exponent } };
}

function pdsLocation(node: DerNode, path: string): PdsLocation | undefined {
  if (node.identifier !== Tag.SEQUENCE || node.children.length !== 2) return undefined;
  const url = readText(node.children[0], `${path}.url`);
  const language = readText(node.children[1], `${path}.language`);
  return url && language && { url, language, at: place(node, path) };
}

/** SemanticsInformation (RFC 3739 §3.2.6.1); both members are optional, so is the whole. */
function semantics(info: DerNode | undefined, path: string): QcContent | undefined {
  if (info === undefined)
    return { kind: 'semantics', identifier: undefined, nameRegistrationAuthorities: [] };
  if (info.identifier !== Tag.SEQUENCE) return undefined;
  const oid = readOid(info.children[0]);
  const authorities = info.children.find(({ identifier }) => identifier === Tag.SEQUENCE);
  return {
    kind: 'semantics',
    identifier:
      oid === undefined ? undefined : { oid, at: place(info.children[0]!, `${path}.semanticsIdentifier`) },
    nameRegistrationAuthorities: (authorities?.children ?? []).flatMap((item, i): GeneralName[] => {
      const name = readGeneralName(item, `${path}.nameRegistrationAuthorities[${i}]`);
      return name ? [name] : [];
    }),
  };
}

function identifiers(items: readonly DerNode[] | undefined, path: string): ObjectIdentifierAt[] | undefined {
  const found = items?.map((item, i) => {
    const oid = readOid(item);
    return oid === undefined ? undefined : { oid, at: place(item, `${path}[${i}]`) };
  });
  return everyDefined(found) ? found : undefined;
}

function texts(items: readonly DerNode[] | undefined, path: string): Text[] | undefined {
  const found = items?.map((item, i) => readText(item, `${path}[${i}]`));
  return everyDefined(found) ? found : undefined;
}

const everyDefined = <T>(list: readonly (T | undefined)[] | undefined): list is T[] =>
  list !== undefined && list.every((item) => item !== undefined);

const place = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });

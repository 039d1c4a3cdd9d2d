import type { Place } from '../asn1/decoded.js';
import type { QcStatement } from './qc-statements.js';

/** Where the statementInfo stands; the whole statement when it has none. */
export function infoPlace({ at, info }: QcStatement): Place {
  return info === undefined ? at : { path: at.path, start: info.start, end: info.end };
}

/** Where one member of a statementInfo that is a SEQUENCE stands; the whole statementInfo when it is not there. */
export function memberPlace(statement: QcStatement, index: number, name: string): Place {
  const member = statement.info?.children[index];
  if (member === undefined) return infoPlace(statement);
  return { path: `${statement.at.path}.${name}`, start: member.start, end: member.end };
}

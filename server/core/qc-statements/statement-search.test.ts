import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { qcCompliance, qcPds, qcStatement, qcType } from '../../../test/support/mint.js';
import { QcStatementId, QcTypeOid } from './qc-statements.js';
import { knownQcTypes, pdsLocations, statedOf, statementsById } from './statement-search.js';

const stated = (...statements: Uint8Array[]) => certificateOf({ qcStatements: statements }).qcStatements;
const EN = ['https://example.eu/en', 'en'] as const;
const LT = ['https://example.eu/lt', 'lt'] as const;
const DE = ['https://example.eu/de', 'de'] as const;

describe('statementsById', () => {
  test('finds every statement with the id, in order, readable or not', () => {
    const found = statementsById(
      stated(qcType('web'), qcCompliance(), qcStatement(QcStatementId.type)),
      QcStatementId.type,
    );
    expect(found?.map(({ at }) => at.path)).toEqual(['qcStatements[0]', 'qcStatements[2]']);
  });

  test('says undefined when there is none', () => {
    expect(statementsById(stated(qcCompliance()), QcStatementId.type)).toBeUndefined();
    expect(statementsById(undefined, QcStatementId.type)).toBeUndefined();
  });
});

describe('statedOf', () => {
  test('finds every readable statement of the kind, in order', () => {
    const found = statedOf(
      stated(qcType('web'), qcStatement(QcStatementId.type), qcCompliance(), qcType('eseal')),
      'type',
    );
    expect(found?.map(({ statement, content }) => [statement.at.path, content.types[0]?.oid])).toEqual([
      ['qcStatements[0]', '0.4.0.1862.1.6.3'],
      ['qcStatements[3]', '0.4.0.1862.1.6.2'],
    ]);
  });

  test('says undefined when there is none', () => {
    expect(statedOf(stated(qcCompliance()), 'type')).toBeUndefined();
    expect(statedOf(undefined, 'type')).toBeUndefined();
  });
});

describe('pdsLocations', () => {
  test('gathers the entries of every QcPDS', () => {
    const found = pdsLocations(stated(qcPds(EN, LT), qcCompliance(), qcPds(), qcPds(DE)));
    expect(found?.map(({ language }) => language.value)).toEqual(['en', 'lt', 'de']);
  });

  test('says undefined when there is none', () => {
    expect(pdsLocations(stated(qcCompliance(), qcPds()))).toBeUndefined();
    expect(pdsLocations(undefined)).toBeUndefined();
  });
});

describe('knownQcTypes', () => {
  test('gathers the defined values of every QcType', () => {
    const found = knownQcTypes(stated(qcType('web'), qcCompliance(), qcType('esign', 'eseal')));
    expect(found?.map(({ at }) => at.path)).toEqual([
      'qcStatements[0][0]',
      'qcStatements[2][0]',
      'qcStatements[2][1]',
    ]);
  });

  test('leaves out what is not defined', () => {
    const types = (...oids: string[]) => qcStatement(QcStatementId.type, sequence(...oids.map(oid)));
    expect(knownQcTypes(stated(types('1.2.3', QcTypeOid.web)))?.map(({ at }) => at.path)).toEqual([
      'qcStatements[0][1]',
    ]);
    expect(knownQcTypes(stated(types('1.2.3')))).toBeUndefined();
  });

  test('says undefined when there is none', () => {
    expect(knownQcTypes(stated(qcCompliance(), qcType()))).toBeUndefined();
    expect(knownQcTypes(undefined)).toBeUndefined();
  });
});

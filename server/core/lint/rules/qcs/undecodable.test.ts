import { describe, expect, test } from '@jest/globals';
import { explicit, nothing, oid, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsUndecodable } from './undecodable.js';

const ETSI = '0.4.0.1862.1';

describe('qcs.undecodable', () => {
  test('a list of statements passes', () => {
    expect(findingsOf(qcsUndecodable)).toEqual([]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsUndecodable, { qcStatements: null })).toBeUndefined();
  });

  test('a value of another type', () => {
    expect(findingsOf(qcsUndecodable, { qcStatementsValue: utf8('web') })).toEqual([
      {
        message: 'The qcStatements extension cannot be decoded: qcStatements is a SEQUENCE OF QCStatement.',
        severity: 'error',
        path: 'qcStatements',
        hex: hex(utf8('web')),
      },
    ]);
  });

  test('an element that is no QCStatement is pointed at, not the whole list', () => {
    expect(
      findingsOf(qcsUndecodable, { qcStatements: [qcCompliance(), utf8('web'), qcType('web')] }),
    ).toEqual([
      {
        message:
          'The qcStatements extension cannot be decoded: QCStatement is a SEQUENCE of an OBJECT IDENTIFIER and at most one statementInfo.',
        severity: 'error',
        path: 'qcStatements[1]',
        hex: hex(utf8('web')),
      },
    ]);
  });

  test('bytes that are no DER at all: the whole value is pointed at', () => {
    const value = Uint8Array.of(0x30, 0x03, 0x30, 0x05, 0x06);
    expect(findingsOf(qcsUndecodable, { qcStatementsValue: value })).toMatchObject([
      { path: 'qcStatements', hex: hex(value) },
    ]);
  });

  test.each([
    ['QcPDS', `${ETSI}.5`, 'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.'],
    ['QcCClegislation', `${ETSI}.7`, 'QcCClegislation is a SEQUENCE OF country code.'],
    ['QcQSCDlegislation', `${ETSI}.9`, 'QcQSCDlegislation is a SEQUENCE OF country code.'],
    [
      'The statement',
      '1.3.6.1.5.5.7.11.2',
      'SemanticsInformation is a SEQUENCE of identifier and authorities.',
    ],
  ])('a statementInfo that is not what %s demands', (name, id, why) => {
    expect(findingsOf(qcsUndecodable, { qcStatements: [qcStatement(id, nothing())] })).toEqual([
      {
        message: `${name} (${id}) cannot be decoded: ${why}`,
        severity: 'error',
        path: 'qcStatements[0]',
        hex: '0500',
      },
    ]);
  });

  test('a statementInfo that is missing: the statement is pointed at', () => {
    const pds = qcStatement(`${ETSI}.5`);
    expect(findingsOf(qcsUndecodable, { qcStatements: [pds] })).toMatchObject([
      { path: 'qcStatements[0]', hex: hex(pds) },
    ]);
  });

  test.each([`${ETSI}.2`, `${ETSI}.3`, `${ETSI}.6`, `${ETSI}.8`, '0.4.0.19495.2'])(
    'a malformed %s is left to its own rule',
    (id) => {
      expect(findingsOf(qcsUndecodable, { qcStatements: [qcStatement(id, nothing())] })).toEqual([]);
    },
  );

  test('a context tag around a statementInfo', () => {
    const tagged = explicit(0, sequence(oid(`${ETSI}.6.3`)));
    expect(findingsOf(qcsUndecodable, { qcStatements: [qcStatement(`${ETSI}.6`, tagged)] })).toEqual([
      {
        message: `QcType (${ETSI}.6) has a context tag around its statementInfo; none is expected.`,
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(tagged),
      },
    ]);
  });

  test('a malformed statement with a context tag is reported once', () => {
    expect(
      findingsOf(qcsUndecodable, { qcStatements: [qcStatement(`${ETSI}.5`, explicit(0, nothing()))] }),
    ).toHaveLength(1);
  });

  test.each([`${ETSI}.1`, `${ETSI}.4`, '0.4.0.19495.2', '1.2.3.4'])(
    'a context tag in %s is none of its business',
    (id) => {
      const tagged = explicit(0, sequence(sequence(), utf8('N'), utf8('I')));
      expect(findingsOf(qcsUndecodable, { qcStatements: [qcStatement(id, tagged)] })).toEqual([]);
    },
  );
});

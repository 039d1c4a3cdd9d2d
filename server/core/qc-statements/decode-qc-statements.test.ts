import { describe, expect, test } from '@jest/globals';
import {
  explicit,
  ia5,
  implicit,
  integer,
  nothing,
  oid,
  printable,
  sequence,
  set,
  utf8,
} from '../../../test/support/der.js';
import {
  psd2Statement,
  qcCompliance,
  qcPds,
  qcSemantics,
  qcStatement,
  qcType,
} from '../../../test/support/mint.js';
import { readDer } from '../asn1/der.js';
import { decodeQcStatements } from './decode-qc-statements.js';
import { contentsOf, type QcContent, semanticsIdentifiers, statementsWithId } from './qc-statements.js';

const decode = (der: Uint8Array, critical = false) => {
  const node = readDer(der);
  if (!node.ok) throw new Error(node.problem.message);
  return decodeQcStatements(node.value, critical);
};
const contentOf = (statement: Uint8Array): QcContent => decode(sequence(statement)).statements[0]!.content;
const id = (tail: string) => `0.4.0.1862.1.${tail}`;
const text = (value: string, type: string, path: string) =>
  expect.objectContaining({ value, type, at: expect.objectContaining({ path }) });

describe('decoding qcStatements', () => {
  test('keeps every statement in order, with its bytes', () => {
    const der = sequence(qcCompliance(), qcType('web'), psd2Statement());
    const { statements, bare, malformed, critical, at } = decode(der, true);
    expect(statements.map((statement) => statement.id)).toEqual([id('1'), id('6'), '0.4.0.19495.2']);
    expect(statements.map((statement) => statement.at.path)).toEqual([
      'qcStatements[0]',
      'qcStatements[1]',
      'qcStatements[2]',
    ]);
    expect(der.subarray(statements[1]!.at.start, statements[1]!.at.end)).toEqual(qcType('web'));
    expect(der.subarray(statements[0]!.idAt.start, statements[0]!.idAt.end)).toEqual(oid(id('1')));
    expect(statements[0]!.idAt.path).toBe('qcStatements[0].statementId');
    expect([bare, malformed, critical, at]).toEqual([
      false,
      undefined,
      true,
      { path: 'qcStatements', start: 0, end: der.length },
    ]);
  });

  test('takes one bare statement for a list of one and recovers its roles (quirk 1)', () => {
    const { bare, statements } = decode(psd2Statement());
    const [psd2] = contentsOf({ ...decode(psd2Statement()) }, 'psd2');
    expect(bare).toBe(true);
    expect(statements).toHaveLength(1);
    expect(psd2!.content.psd2.recovered).toBe(true);
    expect(psd2!.content.psd2.deviations.map(({ kind, at }) => [kind, at.path])).toEqual([
      ['bare-statement', 'qcStatements[0]'],
    ]);
  });

  test('a semantics identifier as statement makes the roles beside it a guess (quirk 7)', () => {
    const qcStatements = decode(sequence(psd2Statement(), qcStatement('0.4.0.194121.1.2')));
    const { psd2 } = contentsOf(qcStatements, 'psd2')[0]!.content;
    expect(psd2.recovered).toBe(true);
    expect(psd2.deviations.map(({ kind, at }) => [kind, at.path])).toEqual([
      ['semantics-as-statement', 'qcStatements[1].statementId'],
    ]);
    expect(semanticsIdentifiers(qcStatements).map(({ oid: dotted }) => dotted)).toEqual(['0.4.0.194121.1.2']);
  });

  test('without either the roles are no guess', () => {
    const [psd2] = contentsOf(decode(sequence(qcSemantics(), psd2Statement())), 'psd2');
    expect(psd2!.content.psd2.recovered).toBe(false);
  });

  test('an empty list is an empty list', () => {
    expect(decode(sequence())).toMatchObject({ statements: [], bare: false, malformed: undefined });
  });

  test('what is no SEQUENCE is malformed', () => {
    expect(decode(utf8('x'))).toMatchObject({
      statements: [],
      bare: false,
      malformed: { at: 'qcStatements', offset: 0, message: 'qcStatements is a SEQUENCE OF QCStatement.' },
    });
  });

  test('a SET that holds an OBJECT IDENTIFIER is no bare statement', () => {
    expect(decode(set(oid(id('1'))))).toMatchObject({
      statements: [],
      bare: false,
      malformed: { at: 'qcStatements' },
    });
  });

  test.each([
    ['a statement in a SET', set(oid(id('1')))],
    ['a statement without id', sequence(utf8('x'))],
    ['a statement that is no SEQUENCE', utf8('x')],
    ['an empty statement', sequence()],
    ['a statement of three parts', sequence(oid(id('1')), nothing(), nothing())],
  ])('%s is malformed and the others are kept', (_, broken) => {
    const { statements, malformed } = decode(sequence(qcCompliance(), broken, qcType('web')));
    expect(statements.map((statement) => statement.at.path)).toEqual(['qcStatements[0]', 'qcStatements[2]']);
    expect(malformed).toEqual({
      at: 'qcStatements[1]',
      offset: 2 + qcCompliance().length,
      message: 'QCStatement is a SEQUENCE of an OBJECT IDENTIFIER and at most one statementInfo.',
    });
  });

  test('of several malformed statements the first is named', () => {
    expect(decode(sequence(utf8('x'), utf8('y'))).malformed!.at).toBe('qcStatements[0]');
  });

  test('a stray tag around a statementInfo is unwrapped and noted', () => {
    const statement = qcStatement(id('3'), explicit(0, integer(7)));
    const [decoded] = decode(sequence(statement)).statements;
    expect(decoded).toMatchObject({
      content: { kind: 'retention-period', years: 7 },
      strayTag: { path: 'qcStatements[0]' },
    });
    expect(decode(sequence(qcStatement(id('3'), integer(7)))).statements[0]!.strayTag).toBeUndefined();
    expect(decode(sequence(qcCompliance())).statements[0]!.strayTag).toBeUndefined();
  });

  test('statementInfo is handed on raw, also where none belongs (quirk 8)', () => {
    const [statement] = decode(sequence(qcStatement(id('1'), utf8('')))).statements;
    expect(statement).toMatchObject({ content: { kind: 'compliance' }, info: { identifier: 0x0c } });
    expect(decode(sequence(qcCompliance())).statements[0]!.info).toBeUndefined();
  });
});

describe('what a statement says', () => {
  test.each([
    ['QcCompliance', qcCompliance(), { kind: 'compliance' }],
    ['QcSSCD', qcStatement(id('4')), { kind: 'sscd' }],
    ['pkixQCSyntax-v1', qcStatement('1.3.6.1.5.5.7.11.1'), { kind: 'pkix-syntax-v1' }],
    ['QcRetentionPeriod', qcStatement(id('3'), integer(15)), { kind: 'retention-period', years: 15 }],
    ['another', qcStatement('1.2.3', utf8('x')), { kind: 'unknown' }],
    [
      'QcLimitValue',
      qcStatement(id('2'), sequence(printable('EUR'), integer(5), integer(3))),
      {
        kind: 'limit-value',
        limit: {
          currency: text('EUR', 'PrintableString', 'qcStatements[0].currency'),
          amount: 5,
          exponent: 3,
        },
      },
    ],
    [
      'QcLimitValue with a numeric currency',
      qcStatement(id('2'), sequence(integer(978), integer(-5), integer(-2))),
      { kind: 'limit-value', limit: { currency: 978, amount: -5, exponent: -2 } },
    ],
    [
      'QcPDS',
      qcPds(['https://a.example', 'en'], ['https://b.example', 'lt']),
      {
        kind: 'pds',
        locations: [
          expect.objectContaining({
            url: text('https://a.example', 'IA5String', 'qcStatements[0][0].url'),
            language: text('en', 'PrintableString', 'qcStatements[0][0].language'),
          }),
          expect.objectContaining({
            url: text('https://b.example', 'IA5String', 'qcStatements[0][1].url'),
            language: text('lt', 'PrintableString', 'qcStatements[0][1].language'),
          }),
        ],
      },
    ],
    [
      'QcType',
      qcType('web', 'esign'),
      {
        kind: 'type',
        types: [
          expect.objectContaining({ oid: id('6.3') }),
          expect.objectContaining({
            oid: id('6.1'),
            at: expect.objectContaining({ path: 'qcStatements[0][1]' }),
          }),
        ],
      },
    ],
    ['QcType without a value', qcStatement(id('6'), sequence()), { kind: 'type', types: [] }],
    [
      'QcIdentMethod',
      qcStatement(id('8'), sequence(oid(id('8.2')))),
      { kind: 'identification-method', methods: [expect.objectContaining({ oid: id('8.2') })] },
    ],
    [
      'QcCClegislation',
      qcStatement(id('7'), sequence(printable('CH'))),
      { kind: 'legislation', countries: [text('CH', 'PrintableString', 'qcStatements[0][0]')] },
    ],
    [
      'QcQSCDlegislation',
      qcStatement(id('9'), sequence(printable('US'))),
      { kind: 'qscd-legislation', countries: [text('US', 'PrintableString', 'qcStatements[0][0]')] },
    ],
    [
      'pkixQCSyntax-v2',
      qcStatement(
        '1.3.6.1.5.5.7.11.2',
        sequence(
          oid('0.4.0.194121.1.2'),
          sequence(implicit(6, new TextEncoder().encode('https://nra.example'))),
        ),
      ),
      {
        kind: 'semantics',
        identifier: expect.objectContaining({
          oid: '0.4.0.194121.1.2',
          at: expect.objectContaining({ path: 'qcStatements[0].semanticsIdentifier' }),
        }),
        nameRegistrationAuthorities: [
          expect.objectContaining({
            type: 'uri',
            value: 'https://nra.example',
            at: expect.objectContaining({ path: 'qcStatements[0].nameRegistrationAuthorities[0]' }),
          }),
        ],
      },
    ],
    [
      'pkixQCSyntax-v2 without information (quirk 6)',
      qcStatement('1.3.6.1.5.5.7.11.2'),
      { kind: 'semantics', identifier: undefined, nameRegistrationAuthorities: [] },
    ],
    [
      'pkixQCSyntax-v2 without identifier',
      qcStatement('1.3.6.1.5.5.7.11.2', sequence()),
      { kind: 'semantics', identifier: undefined, nameRegistrationAuthorities: [] },
    ],
    [
      'pkixQCSyntax-v2 with an authority that is no GeneralName',
      qcStatement('1.3.6.1.5.5.7.11.2', sequence(sequence(utf8('x')))),
      { kind: 'semantics', identifier: undefined, nameRegistrationAuthorities: [] },
    ],
  ])('%s', (_, statement, content) => {
    expect(contentOf(statement)).toStrictEqual(content);
  });

  test.each([
    [
      'QcLimitValue of two parts',
      qcStatement(id('2'), sequence(printable('EUR'), integer(5))),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    [
      'QcLimitValue of four parts',
      qcStatement(id('2'), sequence(printable('EUR'), integer(5), integer(1), integer(0))),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    [
      'QcLimitValue as text',
      qcStatement(id('2'), utf8('5 EUR')),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    [
      'QcLimitValue without currency',
      qcStatement(id('2'), sequence(nothing(), integer(5), integer(1))),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    [
      'QcLimitValue without amount',
      qcStatement(id('2'), sequence(printable('EUR'), utf8('5'), integer(1))),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    [
      'QcLimitValue without exponent',
      qcStatement(id('2'), sequence(printable('EUR'), integer(5), utf8('1'))),
      'MonetaryValue is a SEQUENCE of currency, amount and exponent.',
    ],
    ['QcRetentionPeriod as text', qcStatement(id('3'), utf8('15')), 'QcEuRetentionPeriod is an INTEGER.'],
    [
      'QcPDS as text',
      qcStatement(id('5'), utf8('x')),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a location of one part',
      qcStatement(id('5'), sequence(sequence(ia5('https://a.example')))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a location of three parts',
      qcStatement(id('5'), sequence(sequence(ia5('https://a.example'), printable('en'), nothing()))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a location in a SET',
      qcStatement(id('5'), sequence(set(ia5('https://a.example'), printable('en')))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a location that is no SEQUENCE',
      qcStatement(id('5'), sequence(ia5('https://a.example'))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a number for a URL',
      qcStatement(id('5'), sequence(sequence(integer(1), printable('en')))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    [
      'QcPDS with a number for a language',
      qcStatement(id('5'), sequence(sequence(ia5('https://a.example'), integer(1)))),
      'QcPDS is a SEQUENCE OF SEQUENCE of URL and language.',
    ],
    ['QcType as one OID', qcStatement(id('6'), oid(id('6.3'))), 'QcType is a SEQUENCE OF OBJECT IDENTIFIER.'],
    [
      'QcType with a text',
      qcStatement(id('6'), sequence(utf8('web'))),
      'QcType is a SEQUENCE OF OBJECT IDENTIFIER.',
    ],
    [
      'QcIdentMethod as text',
      qcStatement(id('8'), utf8('x')),
      'QcIdentMethod is a SEQUENCE OF OBJECT IDENTIFIER.',
    ],
    [
      'QcCClegislation as text',
      qcStatement(id('7'), printable('CH')),
      'QcCClegislation is a SEQUENCE OF country code.',
    ],
    [
      'QcCClegislation with a number',
      qcStatement(id('7'), sequence(integer(1))),
      'QcCClegislation is a SEQUENCE OF country code.',
    ],
    [
      'QcQSCDlegislation as text',
      qcStatement(id('9'), printable('US')),
      'QcQSCDlegislation is a SEQUENCE OF country code.',
    ],
    [
      'pkixQCSyntax-v2 as text',
      qcStatement('1.3.6.1.5.5.7.11.2', utf8('x')),
      'SemanticsInformation is a SEQUENCE of identifier and authorities.',
    ],
  ])('%s is malformed', (_, statement, message) => {
    const content = contentOf(statement);
    expect(content).toMatchObject({ kind: 'malformed', problem: { at: 'qcStatements[0]', message } });
    expect(content.kind === 'malformed' && content.problem.offset).toBeGreaterThan(2);
  });

  test('a missing statementInfo is malformed where the statement ends', () => {
    expect(contentOf(qcStatement(id('6')))).toMatchObject({
      kind: 'malformed',
      problem: { offset: 2 + qcStatement(id('6')).length },
    });
    expect(contentOf(qcStatement('0.4.0.19495.2'))).toMatchObject({
      kind: 'malformed',
      problem: {
        at: 'qcStatements[0]',
        offset: 12,
        message: 'The statement has no statementInfo; PSD2QcType is expected.',
      },
    });
  });

  test('a PSD2 statement that cannot be read names its field', () => {
    expect(contentOf(qcStatement('0.4.0.19495.2', sequence(utf8('x'))))).toMatchObject({
      kind: 'malformed',
      problem: { at: 'qcStatements[0].rolesOfPSP', offset: 14 },
    });
  });
});

describe('looking statements up', () => {
  const qcStatements = decode(sequence(qcCompliance(), qcType('web'), qcType('esign'), qcSemantics()));
  test('by kind, in order', () => {
    expect(contentsOf(qcStatements, 'type').map(({ statement }) => statement.at.path)).toEqual([
      'qcStatements[1]',
      'qcStatements[2]',
    ]);
    expect(contentsOf(undefined, 'type')).toEqual([]);
  });
  test('by id, whatever their content', () => {
    expect(statementsWithId(qcStatements, id('1'), id('6'))).toHaveLength(3);
    expect(statementsWithId(undefined, id('1'))).toEqual([]);
  });
  test('semantics identifiers, also none', () => {
    expect(semanticsIdentifiers(qcStatements).map(({ oid: dotted }) => dotted)).toEqual(['0.4.0.194121.1.2']);
    expect(semanticsIdentifiers(decode(sequence(qcStatement('1.3.6.1.5.5.7.11.2'))))).toEqual([]);
    expect(semanticsIdentifiers(undefined)).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  english,
  forPurpose,
  listOfLists,
  nationalList,
  pointer,
  provider,
  qualifications,
  service,
  serviceState,
  trustedListXml,
} from '../../../test/support/trusted-list-author.js';
import { Qualifier } from './names.js';
import { readUnverifiedList } from './read-signed-list.js';
import type { TrustedList } from './trusted-list.js';

const read = (xml: string) => readUnverifiedList(new TextEncoder().encode(xml));
const codeOf = (xml: string) => {
  const answer = read(xml);
  return answer.ok ? 'read' : `${answer.problem.code}: ${answer.problem.message}`;
};
const again = (list: TrustedList): TrustedList => {
  const answer = read(trustedListXml(list));
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
};

const FULL = nationalList({ territory: 'LT', nextUpdate: null, version: 5 }, [
  provider({
    tradeNames: [...english('QTSP'), { language: 'lt', text: 'Pasitikėjimas & sūnūs' }],
    services: [
      service({
        identity: {
          certificates: ['MIIB'],
          subjectNames: ['CN=Test CA, O=Test, C=LT'],
          keyIdentifiers: ['AAECAwQ='],
        },
        extensions: [
          forPurpose('web'),
          forPurpose('seals'),
          qualifications([Qualifier.forWeb, Qualifier.qualified], {
            assert: 'all',
            criteria: [
              {
                kind: 'key-usage',
                bits: [
                  { name: 'digitalSignature', value: true },
                  { name: 'crlSign', value: false },
                ],
              },
              { kind: 'policy-set', policies: ['0.4.0.194112.1.4', '1.2.3'] },
              {
                kind: 'list',
                list: {
                  assert: 'atLeastOne',
                  criteria: [
                    { kind: 'extended-key-usage', purposes: ['1.3.6.1.5.5.7.3.1'] },
                    { kind: 'subject-attributes', attributes: ['2.5.4.97'] },
                    { kind: 'unknown', name: 'Horoscope' },
                  ],
                },
              },
            ],
          }),
          { critical: false, kind: 'expired-certificates-revocation', from: '2016-07-01T00:00:00Z' },
          {
            critical: false,
            kind: 'taken-over-by',
            uri: 'https://heir.example/',
            names: english('Heir'),
            operatorNames: english('Supervisor'),
            territory: 'LV',
          },
          { critical: true, kind: 'other', name: 'Unheard' },
        ],
        history: [serviceState({ since: '2017-01-01T00:00:00Z', status: 'urn:before' })],
      }),
    ],
  }),
]);

describe('a trusted list as a value', () => {
  test('everything that is written is read again, in versions 5 and 6', () => {
    expect(again(FULL)).toEqual(FULL);
    expect(again(nationalList({ version: 6 }))).toEqual(nationalList({ version: 6 }));
  });

  test('a list of lists has its pointers with their signers', () => {
    const list = listOfLists({}, [pointer({ signers: [Uint8Array.of(1), Uint8Array.of(2)] })]);
    expect(again(list)).toEqual(list);
    expect(again(list).scheme.pointers[0]?.signers).toEqual(['AQ==', 'Ag==']);
  });

  test('it is JSON', () => {
    expect(JSON.parse(JSON.stringify(again(FULL)))).toEqual(FULL);
  });

  test('prefixes do not matter', () => {
    const prefixed = trustedListXml(FULL)
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1tsl:')
      .replace('xmlns=', 'xmlns:tsl=');
    expect(prefixed).toContain('<tsl:SchemeInformation>');
    expect(read(prefixed)).toEqual({ ok: true, value: FULL });
  });

  test.each([
    ['2026-06-01T02:00:00+02:00', '2026-06-01T00:00:00Z'],
    ['2026-05-31T19:30:00-04:30', '2026-06-01T00:00:00Z'],
    ['2026-06-01T00:00:00', '2026-06-01T00:00:00Z'],
    ['2026-06-01T00:00:00.000Z', '2026-06-01T00:00:00Z'],
    ['2026-06-01T00:00:00.1234567Z', '2026-06-01T00:00:00.123Z'],
    [' 2026-06-01T00:00:00Z\n', '2026-06-01T00:00:00Z'],
  ])('the instant %s is %s', (written, meant) => {
    expect(again(nationalList({ issued: written })).scheme.issued).toBe(meant);
  });
});

describe('a list that lacks what decisions need is refused', () => {
  const XML = trustedListXml(FULL);
  const without = (name: string) => XML.replace(new RegExp(`<${name}>[^]*?</${name}>`), '');

  test.each([
    ['SchemeInformation'],
    ['TSLVersionIdentifier'],
    ['TSLSequenceNumber'],
    ['TSLType'],
    ['SchemeTerritory'],
    ['ListIssueDateTime'],
    ['TSPInformation'],
    ['TSPName'],
    ['ServiceInformation'],
    ['ServiceTypeIdentifier'],
    ['ServiceStatus'],
    ['StatusStartingTime'],
  ])('without %s', (name) => {
    expect(codeOf(without(name))).toMatch(new RegExp(`^missing-part: .* has no ${name}\\.$`));
  });

  test.each(['2026-02-30T00:00:00Z', '2026-06-01', '01.06.2026', '2026-06-01T25:00:00Z', ''])(
    'with the date %p',
    (issued) => {
      expect(codeOf(trustedListXml(nationalList({ issued })))).toMatch(/^invalid-value: ListIssueDateTime/);
    },
  );

  test.each(['-1', '1.5', 'six', '', '12345678901234567890'])('with the sequence number %p', (number) => {
    const xml = XML.replace('<TSLSequenceNumber>1<', `<TSLSequenceNumber>${number}<`);
    expect(codeOf(xml)).toMatch(/^invalid-value: TSLSequenceNumber/);
  });

  test('in another namespace, or in none', () => {
    expect(codeOf(XML.replace('http://uri.etsi.org/02231/v2#', 'http://uri.etsi.org/02231/v3#'))).toMatch(
      /^wrong-namespace/,
    );
    expect(codeOf('<TrustServiceStatusList/>')).toMatch(/^wrong-namespace/);
  });

  test('of another root or another type', () => {
    expect(codeOf('<rss/>')).toMatch(/^not-a-trusted-list/);
    expect(codeOf(XML.replace('TSLType/EUgeneric', 'TSLType/CClist'))).toMatch(/^wrong-type/);
  });
});

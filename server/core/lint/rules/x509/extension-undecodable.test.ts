import { describe, expect, test } from '@jest/globals';
import {
  concat,
  explicit,
  nothing,
  octetString,
  oid,
  sequence,
  utf8,
} from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension, mint } from '../../../../../test/support/mint.js';
import { rebuilt, withField } from '../../../../../test/support/rebuilt.js';
import { x509ExtensionUndecodable } from './extension-undecodable.js';

const having = (...extensions: Uint8Array[]) => findingsOf(x509ExtensionUndecodable, { extensions });

describe('x509.extension-undecodable', () => {
  test('extensions of the right types pass', () => {
    expect(findingsOf(x509ExtensionUndecodable)).toEqual([]);
  });

  test('each one of another type is reported by itself, with the element at fault', () => {
    const wrong = [extension('2.5.29.14', nothing()), extension('2.5.29.18', sequence(nothing()))];
    expect(having(...wrong)).toEqual([
      {
        message:
          'The extension subjectKeyIdentifier (2.5.29.14) cannot be decoded: An OCTET STRING is expected.',
        severity: 'error',
        path: 'subjectKeyIdentifier',
        hex: hex(nothing()),
      },
      {
        message: 'The extension issuerAltName (2.5.29.18) cannot be decoded: A GeneralName is expected.',
        severity: 'error',
        path: 'issuerAltName',
        hex: hex(nothing()),
      },
    ]);
  });

  test('a repeated one is judged as well', () => {
    const good = extension('2.5.29.14', octetString(Uint8Array.of(1)));
    expect(having(good, extension('2.5.29.14', nothing()))).toHaveLength(1);
  });

  test('an unknown one that is no DER is a warning about its whole value', () => {
    expect(having(extension('1.2.3', Uint8Array.of(0x04, 0x05)))).toEqual([
      {
        message: 'The extension 1.2.3 cannot be decoded: 5 bytes of content are announced, but 0 are there.',
        severity: 'warning',
        path: 'extensions[5]',
        hex: '0405',
      },
    ]);
  });

  test('an unknown one that is DER passes', () => {
    expect(having(extension('1.2.3', utf8('x')))).toEqual([]);
  });

  test('an element that is no Extension is pointed at, and the others are judged', () => {
    const list = explicit(
      3,
      sequence(extension('1.2.3', utf8('x')), sequence(oid('2.5.29.14')), extension('2.5.29.14', nothing())),
    );
    expect(findingsOf(x509ExtensionUndecodable, withField(mint(), 7, list))).toEqual([
      {
        message: 'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
        severity: 'error',
        path: 'extensions[1]',
        hex: hex(sequence(oid('2.5.29.14'))),
      },
      expect.objectContaining({ path: 'subjectKeyIdentifier' }),
    ]);
  });

  test('qcStatements is left to qcs.undecodable', () => {
    expect(findingsOf(x509ExtensionUndecodable, { qcStatementsValue: concat(nothing(), nothing()) })).toEqual(
      [],
    );
  });

  test('a certificate without extensions has none that cannot be decoded', () => {
    const bare = rebuilt(mint(), (fields) => fields.slice(0, 7));
    expect(findingsOf(x509ExtensionUndecodable, bare)).toEqual([]);
  });
});

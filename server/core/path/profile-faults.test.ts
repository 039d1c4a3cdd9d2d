import { describe, expect, test } from '@jest/globals';
import { octetString, sequence, utf8 } from '../../../test/support/der.js';
import { extension } from '../../../test/support/mint.js';
import { dns, ip, Issuer, nameConstraints, type Particulars } from '../../../test/support/path-world.js';
import { PathCertificate } from './path-certificate.js';
import { anchorProfileFaults, profileFaults } from './profile-faults.js';

const root = Issuer.root('Root');
const clauses = (faults: readonly { clause?: string }[]) =>
  faults.map(({ clause }) => clause?.slice('RFC 5280 '.length));
const ofLeaf = (over: Particulars) => clauses(profileFaults(new PathCertificate(root.leaf(over))));
const ofCa = (over: Particulars) =>
  clauses(profileFaults(new PathCertificate(root.authority('CA', over).certificate)));

describe('a certificate of RFC 5280', () => {
  test('as a CA is told to write it has no faults', () => {
    expect(ofLeaf({})).toStrictEqual([]);
    expect(ofCa({})).toStrictEqual([]);
  });

  test('has a serial number of at most twenty octets that is not 0; a negative one is read gracefully', () => {
    expect(ofLeaf({ serialNumber: 0 })).toStrictEqual(['4.1.2.2']);
    expect(ofLeaf({ serialNumber: 1n << 160n })).toStrictEqual(['4.1.2.2']);
    expect(ofLeaf({ serialNumber: (1n << 160n) - 1n })).toStrictEqual([]);
    expect(ofLeaf({ serialNumber: -1 })).toStrictEqual([]);
  });

  test('names its issuer, and its subject in a critical subjectAltName at least', () => {
    expect(ofLeaf({ issuer: sequence() })).toStrictEqual(['4.1.2.4']);
    expect(ofLeaf({ name: '' })).toStrictEqual([]);
    expect(ofLeaf({ name: '', names: null })).toStrictEqual(['4.1.2.6']);
    expect(ofCa({ subject: sequence() })).toStrictEqual(['4.1.2.6', '4.1.2.6']);
  });

  test('names the key of its issuer, and as a CA its own', () => {
    expect(ofLeaf({ authorityKeyIdentifier: false })).toStrictEqual(['4.2.1.1']);
    expect(ofLeaf({ subjectKeyIdentifier: false })).toStrictEqual([]);
    expect(ofCa({ subjectKeyIdentifier: false })).toStrictEqual(['4.2.1.2']);
    expect(
      ofLeaf({ authorityKeyIdentifier: false, extensions: [extension('2.5.29.35', sequence())] }),
    ).toStrictEqual(['4.2.1.1', '4.2.1.1']);
  });

  test('signs certificates and limits names and paths only as a CA', () => {
    expect(ofLeaf({ keyUsage: ['keyCertSign'] })).toStrictEqual(['4.2.1.9']);
    expect(ofLeaf({ ca: false, pathLength: 0 })).toStrictEqual(['4.2.1.9']);
    expect(ofCa({ keyUsage: ['cRLSign'], pathLength: 0 })).toStrictEqual(['4.2.1.9']);
    expect(ofLeaf({ extensions: [nameConstraints({ permitted: [dns('a.example')] })] })).toStrictEqual([
      '4.2.1.10',
    ]);
  });

  test('names hosts in dNSName and addresses in iPAddress', () => {
    for (const name of ['under_score.example', '192.0.2.1', '.a.example', 'a..example', ' '])
      expect(ofLeaf({ names: [dns(name)] })).toStrictEqual(['4.2.1.6']);
    for (const name of ['*.a.example', 'xn--bcher-kva.example'])
      expect(ofLeaf({ names: [dns(name)] })).toStrictEqual([]);
    expect(ofLeaf({ names: [ip(192, 0, 2, 0, 255, 255, 255, 0)] })).toStrictEqual(['4.2.1.6']);
  });

  test('is critical where that is demanded and nowhere that it is forbidden', () => {
    expect(ofCa({ extensions: [nameConstraints({ permitted: [dns('a.example')] }, false)] })).toStrictEqual([
      '4.2.1.10',
    ]);
    expect(
      ofLeaf({
        subjectKeyIdentifier: false,
        extensions: [extension('2.5.29.14', octetString(utf8('k')), true)],
      }),
    ).toStrictEqual(['4.2.1.2']);
    expect(ofLeaf({ extensions: [extension('1.3.6.1.5.5.7.1.1', sequence(), true)] })).toStrictEqual([
      '4.2.2.1',
    ]);
  });

  test('names a purpose if it names purposes', () => {
    expect(ofLeaf({ purposes: [] })).toStrictEqual(['4.2.1.12']);
  });
});

describe('the certificate of an anchor', () => {
  const faults = (over: Particulars, selfSigned = true) =>
    clauses(
      anchorProfileFaults(new PathCertificate(Issuer.root('Root', over).certificate), () => selfSigned),
    );

  test('may have serial number 0 and, signed with its own key, no key of its issuer', () => {
    expect(faults({ serialNumber: 0, authorityKeyIdentifier: false })).toStrictEqual([]);
    const cross = new PathCertificate(root.authority('CA', { authorityKeyIdentifier: false }).certificate);
    expect(clauses(anchorProfileFaults(cross, () => true))).toStrictEqual([]);
    expect(clauses(anchorProfileFaults(cross, () => false))).toStrictEqual(['4.2.1.1']);
  });

  test('has critical basicConstraints', () => {
    expect(faults({ ca: null })).toStrictEqual(['4.2.1.9', '4.2.1.9']);
  });
});

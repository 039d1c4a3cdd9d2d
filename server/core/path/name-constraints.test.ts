import { describe, expect, test } from '@jest/globals';
import {
  commonName,
  directory,
  dns,
  email,
  emailInSubject,
  ip,
  Issuer,
  nameConstraints,
  type Particulars,
  uri,
} from '../../../test/support/path-world.js';
import { nameConstraintFault } from './name-constraints.js';
import { PathCertificate } from './path-certificate.js';
import { PATH_LIMITS, PathBudget } from './path-work.js';

const root = Issuer.root('Root');

type Kind = 'permitted' | 'excluded';

/** What the constraint says of a certificate: its code, or `undefined` when nothing is wrong. */
function judge(kind: Kind, base: Uint8Array, over: Particulars): string | undefined {
  const issuer = root.authority('CA', { extensions: [nameConstraints({ [kind]: [base] })] });
  return nameConstraintFault(
    new PathCertificate(issuer.certificate),
    new PathCertificate(issuer.leaf(over)).names,
    new PathBudget(PATH_LIMITS),
  )?.code;
}

/** Whether the name lies in the subtree, asked both ways round; `refused` when neither permits it. */
function inside(base: Uint8Array, name: Uint8Array): boolean | 'refused' {
  const permitted = judge('permitted', base, { names: [name] }) === undefined;
  const excluded = judge('excluded', base, { names: [name] }) !== undefined;
  return permitted === excluded ? permitted : 'refused';
}

describe('DNS names', () => {
  test.each([
    ['bank.example', 'bank.example', true],
    ['bank.example', 'API.Bank.Example', true],
    ['bank.example', 'a.b.bank.example', true],
    ['bank.example', 'mybank.example', false],
    ['bank.example', 'example', false],
    ['', 'anything.example', true],
    ['bank.example', '*.bank.example', true],
    ['bank.example', '*.other.example', false],
  ])('in %j lies %j: %s', (base, name, expected) => {
    expect(inside(dns(base), dns(name))).toBe(expected);
  });

  test.each([
    ['www.bank.example', '*.bank.example'],
    ['bank.example', '.bank.example'],
    ['bank.example', 'bank.example.'],
    ['bank.example', 'w*.bank.example'],
    ['bank.example', ''],
  ])('in %j may lie %j, so that it is neither permitted nor spared', (base, name) => {
    expect(inside(dns(base), dns(name))).toBe('refused');
  });

  test('a wildcard spares what it cannot stand for', () => {
    expect(judge('excluded', dns('a.www.bank.example'), { names: [dns('*.bank.example')] })).toBeUndefined();
  });
});

describe('mailboxes', () => {
  test.each([
    ['anna@bank.example', 'anna@BANK.example', true],
    ['anna@bank.example', 'Anna@bank.example', false],
    ['bank.example', 'anna@bank.example', true],
    ['bank.example', 'anna@mail.bank.example', false],
    ['.bank.example', 'anna@mail.bank.example', true],
    ['.bank.example', 'anna@bank.example', false],
    ['*@bank.example', 'anna@bank.example', false],
    ['"a@b"@bank.example', '"a@b"@bank.example', true],
  ])('in %j lies %j: %s', (base, name, expected) => {
    expect(inside(email(base), email(name))).toBe(expected);
  });

  test.each(['anna', 'anna@b@bank.example', '@bank.example', 'anna@', 'anna bank@bank.example'])(
    '%j is none and passes no constraint',
    (name) => {
      expect(inside(email('bank.example'), email(name))).toBe('refused');
    },
  );

  test('of the subject count when there is no subjectAltName, and only then', () => {
    const subject = emailInSubject('anna@other.example');
    expect(judge('permitted', email('bank.example'), { subject, names: null })).toBe('val.name-constraints');
    expect(judge('permitted', email('bank.example'), { subject, names: [dns('a.example')] })).toBeUndefined();
  });
});

describe('hosts of URIs', () => {
  test.each([
    ['bank.example', 'https://bank.example/path', true],
    ['bank.example', 'https://user@bank.example:8443?x', true],
    ['bank.example', 'https://www.bank.example/', false],
    ['.bank.example', 'https://www.bank.example/', true],
    ['.bank.example', 'https://bank.example/', false],
  ])('in %j lies %j: %s', (base, name, expected) => {
    expect(inside(uri(base), uri(name))).toBe(expected);
  });

  test.each([
    'urn:bank:example',
    'https://192.0.2.1/',
    'https://[2001:db8::1]/',
    'https:///path',
    'bank.example',
  ])('a URI without a host name passes no constraint: %j', (name) => {
    expect(inside(uri('bank.example'), uri(name))).toBe('refused');
  });
});

describe('addresses', () => {
  const net = ip(192, 0, 2, 0, 255, 255, 255, 128);

  test('lie in the network of address and mask', () => {
    expect(inside(net, ip(192, 0, 2, 127))).toBe(true);
    expect(inside(net, ip(192, 0, 2, 128))).toBe(false);
    expect(inside(ip(0, 0, 0, 0, 0, 0, 0, 0), ip(8, 8, 8, 8))).toBe(true);
  });

  test('of the other family lie in no network', () => {
    expect(inside(net, ip(...new Array<number>(16).fill(0)))).toBe(false);
  });

  test('have four or sixteen octets', () => {
    expect(inside(net, ip(192, 0, 2, 1, 255, 255, 255, 255))).toBe('refused');
  });
});

describe('directory names', () => {
  const base = directory(commonName('EU', 'Banks'));

  test('begin with the RDNs of the subtree, compared as RFC 5280 7.1 says', () => {
    expect(judge('permitted', base, { subject: commonName('eu', ' BANKS ', 'Bank A') })).toBeUndefined();
    expect(judge('permitted', base, { subject: commonName('EU', 'Bank A') })).toBe('val.name-constraints');
    expect(judge('excluded', base, { subject: commonName('EU', 'Banks') })).toBe('val.name-constraints');
    expect(judge('excluded', base, { subject: commonName('EU') })).toBeUndefined();
  });

  test('are those of the subjectAltName too, and not an empty subject', () => {
    const names = [directory(commonName('US'))];
    expect(judge('permitted', base, { subject: commonName('EU', 'Banks'), names })).toBe(
      'val.name-constraints',
    );
    expect(judge('permitted', base, { name: '', names: [dns('a.example')] })).toBeUndefined();
  });
});

describe('a subtree that has not the form of its kind lets nothing pass', () => {
  test.each([
    ['a leading dot of a DNS name', dns('.bank.example')],
    ['an asterisk', dns('*.bank.example')],
    ['two at signs', email('a@b@bank.example')],
    ['an address without mask', ip(192, 0, 2, 0)],
    ['a mask with holes', ip(192, 0, 2, 0, 255, 0, 255, 0)],
    ['a mask with holes in an octet', ip(192, 0, 2, 0, 255, 255, 253, 0)],
    ['a URL as host', uri('https://bank.example')],
  ])('%s', (_, base) => {
    expect(judge('permitted', base, {})).toBe('val.malformed');
    expect(judge('excluded', base, {})).toBe('val.malformed');
  });
});

import { describe, expect, test } from '@jest/globals';
import { explicit, ia5, implicit, integer, oid, sequence, tlv } from '../../../../test/support/der.js';
import { dns } from '../../../../test/support/path-world.js';
import { type DerNode, readDer } from '../../asn1/der.js';
import { readInhibitAnyPolicy } from './inhibit-any-policy.js';
import { readNameConstraints } from './name-constraints.js';
import { readPolicyConstraints } from './policy-constraints.js';
import { readPolicyMappings } from './policy-mappings.js';

function node(der: Uint8Array): DerNode {
  const read = readDer(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

describe('name constraints', () => {
  const base = dns('bank.example');
  const constraints = (...lists: readonly Uint8Array[]) =>
    readNameConstraints(node(sequence(...lists)), 'nc');

  test('are permitted and excluded subtrees with their bases', () => {
    const read = constraints(
      explicit(0, sequence(base)),
      explicit(1, sequence(base, implicit(0, Uint8Array.of(1)), implicit(1, Uint8Array.of(2)))),
    );
    expect(read?.permitted).toMatchObject([
      { base: { type: 'dns', value: 'bank.example' }, minimum: 0, maximum: undefined },
    ]);
    expect(read?.excluded).toMatchObject([{ base: { value: 'bank.example' }, minimum: 1, maximum: 2 }]);
  });

  test.each([
    ['nothing', []],
    ['an empty list', [explicit(0)]],
    ['lists in the wrong order', [explicit(1, sequence(base)), explicit(0, sequence(base))]],
    ['a list twice', [explicit(0, sequence(base)), explicit(0, sequence(base))]],
    ['a third list', [explicit(2, sequence(base))]],
    ['a base without tag', [explicit(0, sequence(ia5('bank.example')))]],
    ['one subtree of two unreadable', [explicit(0, sequence(base), sequence())]],
  ])('with %s are none', (_, lists) => {
    expect(constraints(...lists)).toBeUndefined();
  });
});

describe('policy mappings', () => {
  test('are pairs of policies', () => {
    const read = readPolicyMappings(node(sequence(sequence(oid('1.2.3'), oid('1.2.4')))), 'pm');
    expect(read?.items).toMatchObject([
      { issuerDomainPolicy: '1.2.3', subjectDomainPolicy: '1.2.4', at: { path: 'pm[0]' } },
    ]);
  });

  test.each([
    ['no pair', sequence()],
    ['a single policy', sequence(sequence(oid('1.2.3')))],
    ['three policies', sequence(sequence(oid('1.2.3'), oid('1.2.4'), oid('1.2.5')))],
    ['a number', sequence(sequence(oid('1.2.3'), integer(1)))],
  ])('with %s are none', (_, der) => {
    expect(readPolicyMappings(node(der), 'pm')).toBeUndefined();
  });
});

describe('counts of certificates', () => {
  const count = (content: Uint8Array) => readPolicyConstraints(node(sequence(implicit(0, content))), 'pc');

  test('are read whole; beyond 48 bits they limit nothing', () => {
    const both = sequence(implicit(0, Uint8Array.of(3)), implicit(1, Uint8Array.of(0)));
    expect(readPolicyConstraints(node(both), 'pc')).toMatchObject({
      requireExplicitPolicy: 3,
      inhibitPolicyMapping: 0,
    });
    expect(count(new Uint8Array(7).fill(1))?.requireExplicitPolicy).toBe(Infinity);
    expect(readInhibitAnyPolicy(node(integer(2)), 'iap')?.skipCerts).toBe(2);
  });

  test.each([
    ['negative', Uint8Array.of(0xff)],
    ['empty', new Uint8Array()],
    ['padded', Uint8Array.of(0, 1)],
  ])('are no count when %s', (_, content) => {
    expect(count(content)).toBeUndefined();
    expect(readInhibitAnyPolicy(node(tlv(0x02, content)), 'iap')).toBeUndefined();
  });

  test('of policy constraints are at least one, each once, in order', () => {
    const one = Uint8Array.of(1);
    for (const fields of [
      [],
      [implicit(1, one), implicit(0, one)],
      [implicit(0, one), implicit(0, one)],
      [implicit(2, one)],
    ])
      expect(readPolicyConstraints(node(sequence(...fields)), 'pc')).toBeUndefined();
  });
});

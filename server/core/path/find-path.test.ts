import { describe, expect, test } from '@jest/globals';
import { NodeSignatureVerifier } from '../../adapters/node-signature-verifier.js';
import { sequence, utf8 } from '../../../test/support/der.js';
import { extension } from '../../../test/support/mint.js';
import {
  commonName,
  dns,
  email,
  Issuer,
  nameConstraints,
  otherName,
} from '../../../test/support/path-world.js';
import type { Certificate } from '../certificate/certificate.js';
import { findPath, type PathResult } from './find-path.js';
import { KeyPurpose } from './key-purpose.js';
import { PathCandidates } from './path-candidates.js';
import type { PathInput } from './path-input.js';
import { problem } from './path-problem.js';
import { PATH_LIMITS } from './path-work.js';
import { type AnchorHeed, anchorFromCertificate, anchorFromKey, HEED_EVERYTHING } from './trust-anchor.js';

const AT = new Date('2026-06-01T12:00:00Z');
const verifier = new NodeSignatureVerifier();

interface World {
  roots: readonly Issuer[];
  via?: readonly Issuer[];
  heed?: AnchorHeed;
}

function find(
  target: Certificate,
  { roots, via = [], heed }: World,
  more: Partial<PathInput> = {},
): PathResult {
  const candidates = new PathCandidates(
    roots.map(({ certificate }) => anchorFromCertificate(certificate, heed && { heed })),
    via.map(({ certificate }) => certificate),
  );
  return findPath({ target, candidates, at: AT, ...more }, verifier);
}

const codes = (result: PathResult): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }) => code);

const NO_LIMITS: AnchorHeed = { validity: false, constraints: true, profile: false };

describe('building', () => {
  const root = Issuer.root('Root');
  const issuing = root.authority('Issuing');
  const leaf = issuing.leaf();

  test('a path runs from the target to what the anchor issued', () => {
    const result = find(leaf, { roots: [root], via: [issuing] });
    expect(result.ok && result.path.certificates).toStrictEqual([leaf, issuing.certificate]);
    expect(result.ok && result.path.anchor.publicKey).toStrictEqual(
      root.certificate.der.subarray(root.certificate.publicKey.at.start, root.certificate.publicKey.at.end),
    );
    expect(result.work).toStrictEqual({ signatures: 2, steps: 2, comparisons: 0 });
  });

  test('an intermediate may be the anchor, and the path ends there', () => {
    const result = find(leaf, { roots: [issuing, root], via: [root] });
    expect(result.ok && result.path.certificates).toStrictEqual([leaf]);
  });

  test('an anchor may be a name and a key alone', () => {
    const { der, subject, publicKey } = root.certificate;
    const anchor = anchorFromKey(
      der.subarray(subject.at.start, subject.at.end),
      der.subarray(publicKey.at.start, publicKey.at.end),
      { source: 'service 7' },
    );
    if (!anchor.ok) throw new Error(anchor.problem.message);
    const candidates = new PathCandidates([anchor.value], [issuing.certificate]);
    const result = findPath({ target: leaf, candidates, at: AT }, verifier);
    expect(result.ok && result.path.anchor.source).toBe('service 7');
  });

  test('what is no Name makes no anchor', () => {
    expect(anchorFromKey(utf8('Root'), new Uint8Array())).toMatchObject({ ok: false });
  });

  test('names that differ in case, white space and string type are the same issuer', () => {
    const shouting = root.authority('Issuing', { subject: commonName('  ISSUING  ') });
    expect(find(leaf, { roots: [root], via: [shouting] }).ok).toBe(true);
  });

  test('without the intermediate the chain is incomplete, and its issuer is wanted', () => {
    const result = find(leaf, { roots: [root] });
    expect(codes(result)).toStrictEqual(['val.chain-incomplete']);
    expect(!result.ok && result.issuersWanted).toStrictEqual([leaf]);
  });

  test('an intermediate of an unknown root is wanted and told as the closest chain', () => {
    const stranger = Issuer.root('Stranger').authority('Issuing', { key: 'Issuing' });
    const result = find(leaf, { roots: [root], via: [stranger] });
    expect(codes(result)).toStrictEqual(['val.chain-incomplete']);
    expect(!result.ok && result.closest).toStrictEqual([leaf, stranger.certificate]);
    expect(!result.ok && result.issuersWanted).toStrictEqual([stranger.certificate]);
  });

  test('the key of the issuer under another name is told as a mismatch of names', () => {
    const renamed = root.authority('Renamed', { key: 'Issuing' });
    expect(codes(find(leaf, { roots: [root], via: [renamed] }))).toStrictEqual(['val.chain-issuer-mismatch']);
  });

  test('of two issuers with one name the one whose key signed is taken', () => {
    const other = root.authority('Issuing', { key: 'another' });
    const result = find(leaf, { roots: [root], via: [other, issuing] });
    expect(result.ok && result.path.certificates[1]).toBe(issuing.certificate);
    // The key identifier leads there at once.
    expect(result.work.signatures).toBe(2);
  });

  test('when the short way is broken another one is taken', () => {
    const expired = root.authority('Issuing', { notAfter: '260101000000Z' });
    const old = Issuer.root('Old root');
    const cross = old.authority('Root', { key: 'Root' });
    const result = find(leaf, { roots: [old, root], via: [expired, issuing, cross] });
    expect(result.ok && result.path.certificates).toStrictEqual([leaf, issuing.certificate]);
  });

  test('authorities that sign each other are no path and end', () => {
    const a = Issuer.root('A');
    const b = Issuer.root('B');
    const result = find(a.leaf(), {
      roots: [root],
      via: [a, b, a.authority('B', { key: 'B' }), b.authority('A', { key: 'A' })],
    });
    expect(codes(result)).toContain('val.chain-incomplete');
  });

  test('more than ten intermediates are not followed', () => {
    let top = root;
    const via = Array.from({ length: 11 }, (_, i) => (top = top.authority(`CA ${i}`)));
    const result = find(top.leaf(), { roots: [root], via });
    expect(codes(result)).toContain('val.budget-depth');
    expect(find(via[9]!.leaf(), { roots: [root], via }).ok).toBe(true);
  });
});

describe('an anchor that is the target', () => {
  const root = Issuer.root('Root');

  test('is no path unless that is asked for', () => {
    expect(find(root.certificate, { roots: [root] }).ok).toBe(false);
    const result = find(root.certificate, { roots: [root] }, { targetMayBeAnchor: true });
    expect(result.ok && result.path.certificates).toStrictEqual([root.certificate]);
    expect(result.work.signatures).toBe(0);
  });

  test('needs the same key, not only the same name', () => {
    const namesake = Issuer.root('Root', { key: 'other' });
    expect(find(namesake.certificate, { roots: [root] }, { targetMayBeAnchor: true }).ok).toBe(false);
  });

  test('expires like any target', () => {
    const at = new Date('2036-01-01T00:00:00Z');
    expect(codes(find(root.certificate, { roots: [root] }, { targetMayBeAnchor: true, at }))).toContain(
      'val.expired',
    );
  });
});

describe('every certificate of a path', () => {
  const root = Issuer.root('Root');
  const issuing = root.authority('Issuing');
  const through = (via: Issuer, over: Parameters<Issuer['leaf']>[0] = {}, more: Partial<PathInput> = {}) =>
    codes(find(via.leaf(over), { roots: [root], via: [via] }, more));

  test('is signed with the key of its issuer', () => {
    const impostor = Issuer.root('Issuing', { key: 'impostor' });
    const result = find(impostor.leaf(), { roots: [root], via: [issuing] });
    expect(codes(result)).toStrictEqual(['val.signature-invalid']);
  });

  test('holds from notBefore to the end of the second of notAfter', () => {
    const during = (at: string) =>
      through(issuing, { notBefore: '260301000000Z', notAfter: '260401000000Z' }, { at: new Date(at) });
    expect(during('2026-02-28T23:59:59.999Z')).toStrictEqual(['val.not-yet-valid']);
    expect(during('2026-03-01T00:00:00Z')).toStrictEqual([]);
    expect(during('2026-04-01T00:00:00.999Z')).toStrictEqual([]);
    expect(during('2026-04-01T00:00:01Z')).toStrictEqual(['val.expired']);
  });

  test('has no critical extension that nobody here knows, and any number of others', () => {
    const unknown = (critical: boolean) => extension('1.2.3.4', utf8('?'), critical);
    expect(through(issuing, { extensions: [unknown(true)] })).toStrictEqual([
      'val.unknown-critical-extension',
    ]);
    expect(through(issuing, { extensions: [unknown(false)] })).toStrictEqual([]);
  });

  test('has each extension once', () => {
    const twice = extension('1.2.3.4', utf8('?'));
    expect(through(issuing, { extensions: [twice, twice] })).toStrictEqual(['val.duplicate-extension']);
  });

  test('has extensions that can be read', () => {
    const broken = [extension('2.5.29.36', sequence(), true)];
    expect(through(root.authority('CA', { extensions: broken }))).toStrictEqual(['val.malformed']);
  });

  test('has no qualifier in critical policies that nobody here knows', () => {
    const policies = sequence(sequence(oidOf('1.2.3'), sequence(sequence(oidOf('1.2.3.9'), utf8('?')))));
    const qualified = (critical: boolean) => [extension('2.5.29.32', policies, critical)];
    expect(through(issuing, { extensions: qualified(true) })).toStrictEqual([
      'val.unknown-critical-extension',
    ]);
    expect(through(issuing, { extensions: qualified(false) })).toStrictEqual([]);
  });

  test('serves the purpose that is asked for, and so do those above it', () => {
    const purpose = KeyPurpose.serverAuth;
    const client = [KeyPurpose.clientAuth];
    expect(through(issuing, { purposes: client }, { purpose })).toStrictEqual(['val.key-purpose']);
    expect(through(root.authority('CA', { purposes: client }), {}, { purpose })).toStrictEqual([
      'val.key-purpose',
    ]);
    expect(through(issuing, { purposes: ['2.5.29.37.0'] }, { purpose })).toStrictEqual([]);
    expect(through(issuing, {}, { purpose })).toStrictEqual([]);
  });

  test('is asked for its revocation with its issuer, from the target upwards', () => {
    const asked: unknown[] = [];
    const leaf = issuing.leaf();
    const result = find(
      leaf,
      { roots: [root], via: [issuing] },
      {
        revocation: (certificate, issuer) => {
          asked.push(certificate, 'der' in issuer ? issuer : issuer.certificate?.certificate);
          return certificate === leaf
            ? problem({ code: 'val.revoked', message: 'Revoked.' }, certificate)
            : undefined;
        },
      },
    );
    expect(codes(result)).toStrictEqual(['val.revoked']);
    expect(asked.slice(0, 4)).toStrictEqual([
      leaf,
      issuing.certificate,
      issuing.certificate,
      root.certificate,
    ]);
  });
});

describe('every issuer in a path', () => {
  const root = Issuer.root('Root');
  const below = (over: Parameters<Issuer['authority']>[1]) => {
    const via = root.authority('CA', over);
    return codes(find(via.leaf(), { roots: [root], via: [via] }, { profile: false }));
  };

  test('says that it is a CA', () => {
    expect(below({ ca: null })).toStrictEqual(['val.ca-not-ca']);
    expect(below({ ca: false })).toStrictEqual(['val.ca-not-ca']);
    expect(below({ version: 1 })).toStrictEqual(['val.ca-version']);
  });

  test('may sign certificates, if it says what it may', () => {
    expect(below({ keyUsage: ['cRLSign'] })).toStrictEqual(['val.ca-keycertsign']);
    expect(below({ keyUsage: null })).toStrictEqual([]);
  });

  test('has no more CAs below it than its path length; self-issued ones and the target do not count', () => {
    const short = root.authority('CA', { pathLength: 0 });
    const second = short.authority('Second');
    expect(codes(find(second.leaf(), { roots: [root], via: [short, second] }))).toStrictEqual([
      'val.pathlen',
    ]);
    expect(find(second.certificate, { roots: [root], via: [short] }).ok).toBe(true);
    const rolled = short.authority('CA', { key: 'next key', pathLength: 0 });
    expect(find(rolled.leaf(), { roots: [root], via: [short, rolled] }).ok).toBe(true);
  });

  test('is one of at most as many as the caller allows', () => {
    const via = root.authority('CA');
    expect(codes(find(via.leaf(), { roots: [root], via: [via] }, { maxPathLength: 0 }))).toStrictEqual([
      'val.pathlen',
    ]);
    expect(find(root.leaf(), { roots: [root] }, { maxPathLength: 0 }).ok).toBe(true);
  });
});

describe('name constraints in a path', () => {
  const root = Issuer.root('Root');
  const limited = root.authority('Limited', {
    extensions: [
      nameConstraints({ permitted: [dns('bank.example')], excluded: [dns('secret.bank.example')] }),
    ],
  });
  const judge = (leaf: Certificate, via: readonly Issuer[] = [limited]) =>
    codes(find(leaf, { roots: [root], via }));

  test('hold for the target', () => {
    expect(judge(limited.leaf({ names: [dns('api.bank.example')] }))).toStrictEqual([]);
    expect(judge(limited.leaf({ names: [dns('shop.example')] }))).toStrictEqual(['val.name-constraints']);
    expect(judge(limited.leaf({ names: [dns('a.secret.bank.example')] }))).toStrictEqual([
      'val.name-constraints',
    ]);
  });

  test('hold for names of their form only', () => {
    expect(judge(limited.leaf({ names: [email('a@shop.example')] }))).toStrictEqual([]);
  });

  test('hold for intermediates too, unless these are self-issued', () => {
    const stray = limited.authority('Stray', { names: [dns('shop.example')] });
    const good = { names: [dns('api.bank.example')] };
    expect(judge(stray.leaf(good), [limited, stray])).toStrictEqual(['val.name-constraints']);
    const rolled = limited.authority('Limited', { key: 'next', names: [dns('shop.example')] });
    expect(judge(rolled.leaf(good), [limited, rolled])).toStrictEqual([]);
  });

  test('of a form that cannot be compared refuse the names of that form and no others', () => {
    const ca = root.authority('CA', { extensions: [nameConstraints({ excluded: [otherName()] })] });
    expect(judge(ca.leaf(), [ca])).toStrictEqual([]);
    expect(judge(ca.leaf({ names: [otherName()] }), [ca])).toStrictEqual([
      'val.name-constraints-unsupported',
    ]);
  });

  test('that are malformed let nothing pass', () => {
    const ca = root.authority('CA', { extensions: [nameConstraints({ permitted: [dns('.example')] })] });
    expect(judge(ca.leaf(), [ca])).toStrictEqual(['val.malformed']);
  });
});

describe('the certificate of an anchor', () => {
  const strict = Issuer.root('Root', {
    pathLength: 0,
    notAfter: '260101000000Z',
    extensions: [nameConstraints({ permitted: [dns('bank.example')] })],
  });
  const ca = strict.authority('CA');

  test('binds nothing by default: an anchor is a name and a key', () => {
    expect(find(ca.leaf(), { roots: [strict], via: [ca] }).ok).toBe(true);
  });

  test('binds by its validity where that is wanted', () => {
    const heed = { validity: true, constraints: false, profile: false };
    expect(codes(find(ca.leaf(), { roots: [strict], via: [ca], heed }))).toStrictEqual(['val.expired']);
  });

  test('binds by its constraints where that is wanted', () => {
    expect(codes(find(ca.leaf(), { roots: [strict], via: [ca], heed: NO_LIMITS }))).toStrictEqual([
      'val.pathlen',
      'val.name-constraints',
    ]);
  });

  test('binds by the profile where that is wanted', () => {
    const odd = Issuer.root('Odd', { subjectKeyIdentifier: false });
    expect(find(odd.leaf(), { roots: [odd] }).ok).toBe(true);
    expect(codes(find(odd.leaf(), { roots: [odd], heed: HEED_EVERYTHING }))).toStrictEqual(['val.profile']);
  });

  test('needs no authority key identifier when its own key signed it', () => {
    const other = (key: string) =>
      Issuer.root('Signer', { key }).authority('Anchor', { key: 'own', authorityKeyIdentifier: false });
    expect(find(other('own').leaf(), { roots: [other('own')], heed: HEED_EVERYTHING }).ok).toBe(true);
    expect(codes(find(other('x').leaf(), { roots: [other('x')], heed: HEED_EVERYTHING }))).toStrictEqual([
      'val.profile',
    ]);
  });
});

describe('limits', () => {
  const root = Issuer.root('Root');

  /** Every CA signs every other, so that each order of them is a chain; the anchor permits none of their names. */
  function tangle(size: number): { target: Certificate; candidates: PathCandidates } {
    const anchor = Issuer.root('Anchor', {
      extensions: [nameConstraints({ permitted: [dns('nobody.example')] })],
    });
    const all = Array.from({ length: size }, (_, i) => Issuer.root(`CA ${i}`));
    const crossed = all.flatMap((from, i) =>
      all.flatMap((_, j) => (i === j ? [] : [from.authority(`CA ${j}`, { key: `CA ${j}` })])),
    );
    const top = all.map((_, i) => anchor.authority(`CA ${i}`, { key: `CA ${i}` }));
    const candidates = new PathCandidates(
      [anchorFromCertificate(anchor.certificate, { heed: HEED_EVERYTHING })],
      [...crossed, ...top].map(({ certificate }) => certificate),
    );
    return { target: all[0]!.leaf(), candidates };
  }

  test.each([4, 9, 12])('%i authorities that sign each other end within them', (size) => {
    const result = findPath({ ...tangle(size), at: AT }, verifier);
    expect(result.ok).toBe(false);
    expect(codes(result).length).toBeGreaterThan(0);
    for (const what of ['signatures', 'steps', 'comparisons'] as const)
      expect(result.work[what]).toBeLessThanOrEqual(PATH_LIMITS[what]);
  });

  test('a spent budget is told by its name and is never a path', () => {
    const via = root.authority('CA');
    for (const what of ['signatures', 'steps'] as const) {
      const limits = { ...PATH_LIMITS, [what]: 1 };
      const result = find(via.leaf(), { roots: [root], via: [via] }, { limits });
      expect(codes(result)).toStrictEqual([`val.budget-${what}`]);
    }
  });

  test('too many names for too many constraints are refused before the first is compared', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => dns(`n${i}.bank.example`));
    const ca = root.authority('CA', { extensions: [nameConstraints({ permitted: many(600) })] });
    const result = find(ca.leaf({ names: many(600) }), { roots: [root], via: [ca] });
    expect(codes(result)).toStrictEqual(['val.budget-comparisons']);
    expect(result.work.comparisons).toBe(0);
  });
});

function oidOf(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return Uint8Array.of(6, rest.length + 1, first * 40 + second, ...rest);
}

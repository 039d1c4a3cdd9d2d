import { createHash, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import {
  identity,
  nationalList,
  provider,
  service,
  signedList,
  signedXml,
  trustedListXml,
} from '../../../test/support/trusted-list-author.js';
import { nodeListCryptography } from '../../adapters/trust-lists/node-list-cryptography.js';
import { readSignedList } from './read-signed-list.js';

const ec = CertificateAuthority.root({ commonName: 'Scheme operator' });
const rsa = CertificateAuthority.root({ commonName: 'Scheme operator', keyType: 'rsa' });
const mallory = CertificateAuthority.root({ commonName: 'Mallory' });

const LIST = nationalList({}, [provider({ services: [service({ identity: identity(ec.der) })] })]);

const read = (bytes: Uint8Array) => readSignedList(bytes, nodeListCryptography);
const codeOf = (xml: string | Uint8Array): string => {
  const answer = read(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml);
  return answer.ok ? 'accepted' : answer.problem.code;
};
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

let signed: string;
/** The Signature element as text. */
let signature: string;
/** What the signature covers, without it. */
let content: string;
beforeAll(async () => {
  signed = textOf(await signedList(LIST, ec));
  signature = /<ds:Signature [^]*<\/ds:Signature>/.exec(signed)![0];
  content = signed.replace(signature, '');
});
const END = '</TrustServiceStatusList>';
const edit = (from: string | RegExp, to: string): string => {
  const edited = signed.replace(from, to);
  if (edited === signed) throw new Error(`Nothing was replaced by ${to}.`);
  return edited;
};

describe('a list signed as its operator signs it', () => {
  test.each([
    ['ECDSA with SHA-256', ec, {}, 'ecdsa', 'sha256'],
    ['ECDSA with SHA-512', ec, { hash: 'SHA-512' }, 'ecdsa', 'sha512'],
    ['RSA with SHA-256', rsa, {}, 'rsa-pkcs1', 'sha256'],
    ['RSA with SHA-384', rsa, { hash: 'SHA-384' }, 'rsa-pkcs1', 'sha384'],
    ['RSA-PSS with SHA-256', rsa, { pss: true }, 'rsa-pss', 'sha256'],
    ['RSA-PSS with SHA-512', rsa, { pss: true, hash: 'SHA-512' }, 'rsa-pss', 'sha512'],
  ] as const)('by %s', async (_, signer, options, scheme, hash) => {
    const answer = read(await signedList(LIST, signer, options));
    if (!answer.ok) throw new Error(answer.problem.message);
    expect(answer.value.signed.list).toEqual(LIST);
    expect(answer.value.signed.signature).toMatchObject({
      scheme,
      hash,
      signer: Buffer.from(signer.der).toString('base64'),
    });
  });

  test('V5 lists state SigningCertificate, V6 lists SigningCertificateV2', async () => {
    for (const [version, form] of [
      [5, 'SigningCertificate'],
      [6, 'SigningCertificateV2'],
    ] as const) {
      const answer = read(await signedList(nationalList({ version }), ec));
      if (!answer.ok) throw new Error(answer.problem.message);
      expect(answer.value.signed.signature.signingCertificateForm).toBe(form);
    }
  });

  test('RSA-PSS by the short name, as many operators write it', async () => {
    const text = textOf(await signedList(LIST, rsa, { pss: true }));
    const short = text.replace(
      /<ds:SignatureMethod[^]*<\/ds:SignatureMethod>/,
      '<ds:SignatureMethod Algorithm="http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"/>',
    );
    expect(codeOf(short)).toBe('signature-invalid');
    expect(codeOf(resigned(short, rsa))).toBe('accepted');
  });

  test('certificates that did not sign may stand in KeyInfo', async () => {
    expect(codeOf(await signedList(LIST, ec, { keyInfo: [mallory.der, ec.der] }))).toBe('accepted');
  });

  test('comments outside the signature and other white space around it do no harm', () => {
    expect(codeOf(edit('<TSLVersionIdentifier>', '<!-- c --><TSLVersionIdentifier>'))).toBe('accepted');
  });
});

/** SignedInfo signed anew by RSA-PSS; it declares nothing but its own prefix, so its canonical form is simple. */
function resigned(text: string, { privateKey }: CertificateAuthority): string {
  const signedInfo = /<ds:SignedInfo>[^]*<\/ds:SignedInfo>/.exec(text)![0];
  const canonical = signedInfo
    .replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">')
    .replace(/ URI="([^"]*)" Type="([^"]*)"/, ' Type="$2" URI="$1"')
    .replaceAll(/<([\w:]+)( [^<>]*)?\/>/g, '<$1$2></$1>');
  const value = sign('sha256', Buffer.from(canonical), { key: privateKey, padding: 6, saltLength: 32 });
  return text.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value.toString('base64')}`);
}

describe('altered', () => {
  test('a changed letter', () => {
    expect(codeOf(edit('Svcstatus/granted', 'Svcstatus/Granted'))).toBe('document-altered');
  });

  test('a service taken out', () => {
    expect(codeOf(edit(/<TSPService>[^]*<\/TSPService>/, ''))).toBe('document-altered');
  });

  test('white space inside the list', () => {
    expect(codeOf(edit('<SchemeInformation>', '<SchemeInformation> '))).toBe('document-altered');
  });

  test('an instruction before, inside or after it', () => {
    expect(codeOf(edit('<SchemeInformation>', '<?x?><SchemeInformation>'))).toBe('document-altered');
    expect(codeOf(`${signed}<?x?>`)).toBe('document-altered');
    expect(codeOf(signed.replace('?>', '?><?x?>'))).toBe('document-altered');
  });

  test('the signed properties', () => {
    expect(codeOf(edit('<xades:SigningTime>2026', '<xades:SigningTime>2027'))).toBe('properties-altered');
  });

  test('SignedInfo with digests made to fit', () => {
    const forged = content.replace('Svcstatus/granted', 'Svcstatus/withdrawn');
    const body = forged.slice(forged.indexOf('?>') + 3);
    const digest = createHash('sha256').update(body).digest('base64');
    const text = forged.replace(END, signature.replace(/(<ds:DigestValue>)[^<]*/, `$1${digest}`) + END);
    // The author writes a form that is not quite canonical, so either check may be the one that finds it.
    expect(['signature-invalid', 'document-altered']).toContain(codeOf(text));
  });

  test('the signature value, emptied, cut or of another', async () => {
    const other = textOf(await signedList(LIST, mallory));
    const value = /<ds:SignatureValue>([^<]*)/.exec(other)![1]!;
    expect(codeOf(edit(/(<ds:SignatureValue>)[^<]*/, `$1${value}`))).toBe('signature-invalid');
    expect(codeOf(edit(/(<ds:SignatureValue>)[^<]*/, '$1'))).toBe('signature-malformed');
    expect(codeOf(edit(/(<ds:SignatureValue>)[^<]*/, '$1AAAA'))).toMatch(/signature-invalid/);
  });
});

describe('signature wrapping', () => {
  const evil = (): string =>
    trustedListXml(
      nationalList({}, [provider({ services: [service({ identity: identity(mallory.der) })] })]),
    );
  /** A list without its last tag, without its Id. */
  const opened = (): string => evil().replace(' Id="list"', ' Id="evil"').replace(END, '');
  const original = (): string => content.slice(content.indexOf('?>') + 2);

  test.each<[string, () => string, string]>([
    [
      'the signed list inside an extension of a forged one',
      () => `${opened()}<x>${signed.slice(signed.indexOf('?>') + 2)}</x>${END}`,
      'signature-misplaced',
    ],
    [
      'the signed list as a sibling before the forged contents',
      () => `${opened()}${original()}${signature}${END}`,
      'document-altered',
    ],
    [
      'the signed list inside the signature, in an Object',
      () =>
        `${opened()}${signature.replace('</ds:Signature>', `<ds:Object>${original()}</ds:Object></ds:Signature>`)}${END}`,
      'signature-malformed',
    ],
    [
      'the signature moved into the scheme information',
      () => content.replace('</SchemeInformation>', `${signature}</SchemeInformation>`),
      'signature-misplaced',
    ],
    [
      'the reference pointed at an element with an Id instead of the document',
      () => edit('URI=""', 'URI="#list"'),
      'reference-scope',
    ],
    ['the reference without a URI', () => edit(' URI=""', ''), 'reference-scope'],
    ['the reference by XPointer', () => edit('URI=""', 'URI="#xpointer(/)"'), 'reference-scope'],
    [
      'the reference to the properties pointed at the document too',
      () => edit(/URI="#xades-[^"]*"/, 'URI=""'),
      'reference-scope',
    ],
    [
      'a third reference',
      () => edit('</ds:SignedInfo>', '<ds:Reference URI="#list"/></ds:SignedInfo>'),
      'signature-malformed',
    ],
    ['properties of another signature', () => edit(/Target="#[^"]*"/, 'Target="#other"'), 'reference-scope'],
    [
      'the Id of the properties on the root as well',
      () => edit('Id="list"', `Id="${/xades:SignedProperties Id="([^"]*)"/.exec(signed)![1]!}"`),
      'duplicate-id',
    ],
    [
      'the same Id in another spelling of the attribute',
      () => edit('<SchemeInformation>', '<SchemeInformation ID="list">'),
      'duplicate-id',
    ],
    [
      'two signatures',
      () => edit(END, `${signature.replaceAll(/Id="/g, 'Id="2')}${END}`),
      'several-signatures',
    ],
    ['two SignedInfo', () => edit(/(<ds:SignedInfo>[^]*<\/ds:SignedInfo>)/, '$1$1'), 'duplicate-id'],
    [
      'two SignedInfo without Ids',
      () => edit(/(<ds:SignedInfo>[^]*<\/ds:SignedInfo>)/, '<ds:SignedInfo/>$1'),
      'signature-malformed',
    ],
    [
      'a comment in DigestValue',
      () => edit('<ds:DigestValue>', '<ds:DigestValue>AAAA<!-- -->'),
      'signature-malformed',
    ],
    [
      'a comment in SignatureMethod',
      () => edit(/(<ds:SignatureMethod [^>]*)\/>/, '$1><!-- --></ds:SignatureMethod>'),
      'signature-malformed',
    ],
    [
      'an element in DigestValue',
      () => edit('<ds:DigestValue>', '<ds:DigestValue><x/>'),
      'signature-malformed',
    ],
    ['two KeyInfo', () => edit(/(<ds:KeyInfo>[^]*<\/ds:KeyInfo>)/, '$1$1'), 'signature-malformed'],
    ['no signature', () => content, 'unsigned'],
    [
      'a signature in another namespace',
      () => signed.replaceAll('http://www.w3.org/2000/09/xmldsig#"', 'http://www.w3.org/2000/09/xmldsig"'),
      'unsigned',
    ],
  ])('%s', (_, text, code) => {
    expect(codeOf(text())).toBe(code);
  });
});

describe('algorithms and transforms that a trusted list may not use', () => {
  const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  test.each<[string, string | RegExp, string, string]>([
    ['MAC', /xmldsig-more#ecdsa-sha256/, 'xmldsig-more#hmac-sha256', 'algorithm-not-allowed'],
    ['SHA-1', /xmldsig-more#ecdsa-sha256/, 'xmldsig-more#ecdsa-sha1', 'algorithm-not-allowed'],
    ['SHA-1 digests', 'xmlenc#sha256', 'xmldsig#sha1', 'algorithm-not-allowed'],
    [
      'another kind of key than the method',
      /xmldsig-more#ecdsa-sha256/,
      'xmldsig-more#rsa-sha256',
      'signature-invalid',
    ],
    [
      'SignedInfo in inclusive form',
      C14N,
      'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      'transform-not-allowed',
    ],
    ['comments kept', C14N, `${C14N}WithComments`, 'transform-not-allowed'],
    [
      'XPath',
      '<ds:Transforms>',
      '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/>',
      'transform-not-allowed',
    ],
    [
      'XSLT',
      '<ds:Transforms>',
      '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>',
      'transform-not-allowed',
    ],
    [
      'no enveloped-signature',
      /<ds:Transform Algorithm="[^"]*enveloped-signature"\/>/,
      '',
      'transform-not-allowed',
    ],
    [
      'enveloped-signature twice',
      /(<ds:Transform Algorithm="[^"]*enveloped-signature"\/>)/,
      '$1$1',
      'transform-not-allowed',
    ],
    [
      'prefixes treated inclusively',
      /<ds:CanonicalizationMethod ([^>]*)\/>/,
      `<ds:CanonicalizationMethod $1><i:InclusiveNamespaces xmlns:i="${C14N}" PrefixList="#default"/></ds:CanonicalizationMethod>`,
      'transform-not-allowed',
    ],
    ['no algorithm', /<ds:SignatureMethod [^>]*\/>/, '<ds:SignatureMethod/>', 'algorithm-not-allowed'],
  ])('%s', (_, from, to, code) => {
    expect(codeOf(edit(from, to))).toBe(code);
  });

  test.each([
    ['a short salt', '<pss:SaltLength>32', '<pss:SaltLength>8'],
    ['another trailer', '</pss:RSAPSSParams>', '<pss:TrailerField>2</pss:TrailerField></pss:RSAPSSParams>'],
    [
      'another mask',
      '</pss:RSAPSSParams>',
      '<pss:MaskGenerationFunction Algorithm="urn:mask"/></pss:RSAPSSParams>',
    ],
  ])('RSA-PSS with %s', async (_, from, to) => {
    const text = textOf(await signedList(LIST, rsa, { pss: true }));
    expect(codeOf(text.replace(from, to))).toBe('algorithm-not-allowed');
  });
});

describe('whoever signed must be stated', () => {
  test('another certificate in KeyInfo than the signed properties name', async () => {
    expect(codeOf(await signedList(LIST, ec, { keyInfo: [mallory.der] }))).toBe(
      'signing-certificate-mismatch',
    );
    expect(codeOf(await signedList(LIST, ec, { signingCertificate: mallory.der }))).toBe(
      'signing-certificate-mismatch',
    );
  });

  test('a certificate of another key', async () => {
    const both = { keyInfo: [ec.der], signingCertificate: ec.der };
    expect(codeOf(await signedList(LIST, mallory, both))).toBe('signature-invalid');
  });

  test('no certificate at all', async () => {
    expect(codeOf(await signedList(LIST, ec, { keyInfo: [] }))).toMatch(
      /signer-not-stated|signature-malformed/,
    );
    expect(codeOf(edit(/<xades:SigningCertificateV2>[^]*<\/xades:SigningCertificateV2>/, ''))).toBe(
      'signer-not-stated',
    );
  });

  test('the reference must be transformed as the profile says', async () => {
    const xml = trustedListXml(LIST);
    expect(codeOf(await signedXml(xml, ec, { transforms: ['enveloped', 'c14n'] }))).toBe(
      'transform-not-allowed',
    );
  });
});

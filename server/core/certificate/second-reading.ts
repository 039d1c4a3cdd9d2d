import * as asn1js from 'asn1js';
import { Certificate as PkijsCertificate } from 'pkijs';
import { hex } from '../asn1/hex.js';
import { contentsOf, QcStatementId } from '../qc-statements/qc-statements.js';
import { type Certificate, ExtensionOid } from './certificate.js';
import type { Name } from './name.js';
import type { SecondReading } from './reading-finding.js';

/**
 * Reads the certificate again with pkijs and asn1js and compares what decides: serial number, names, dates, key,
 * extensions, subjectAltName, the qcStatements and the roles. Where pkijs cannot read what we could, the readers
 * disagree as well. Never throws. Takes about a millisecond, a hundred times our own reader.
 */
export function readAgain(certificate: Certificate): SecondReading {
  let other: PkijsCertificate;
  try {
    other = PkijsCertificate.fromBER(certificate.der as Uint8Array<ArrayBuffer>);
  } catch (error) {
    return { status: 'disagrees', differences: [`the second reader refuses it (${reasonOf(error)})`] };
  }
  const differences: string[] = [];
  const compare = (what: string, ours: string, read: () => string): void => {
    let theirs: string;
    try {
      theirs = read();
    } catch (error) {
      theirs = `unreadable (${reasonOf(error)})`;
    }
    if (ours !== theirs) differences.push(`${what}: ${shortened(ours)} against ${shortened(theirs)}`);
  };

  const { serialNumber } = certificate;
  compare(
    'serial number',
    serialNumber.hex,
    () => hex(other.serialNumber.valueBlock.valueHexView).replace(/^0+/, '') || '0',
  );
  compare('issuer', ourName(certificate.issuer), () => theirName(other.issuer));
  compare('subject', ourName(certificate.subject), () => theirName(other.subject));
  compare('notBefore', certificate.notBefore.instant.toISOString(), () =>
    other.notBefore.value.toISOString(),
  );
  compare('notAfter', certificate.notAfter.instant.toISOString(), () => other.notAfter.value.toISOString());
  compare('key', ourKey(certificate, other), () => theirKey(other));
  compare(
    'extensions',
    certificate.extensions.map(({ oid, critical }) => `${oid}${critical ? '!' : ''}`).join(' '),
    () => (other.extensions ?? []).map(({ extnID, critical }) => `${extnID}${critical ? '!' : ''}`).join(' '),
  );
  compare('subjectAltName', ourAltNames(certificate), () => theirAltNames(other));
  compare('qcStatements', ourStatements(certificate), () =>
    theirStatements(other, certificate.qcStatements?.bare),
  );
  compare('roles', ourRoles(certificate), () => theirRoles(other, certificate.qcStatements?.bare));
  return differences.length === 0 ? { status: 'agrees' } : { status: 'disagrees', differences };
}

const reasonOf = (error: unknown): string =>
  shortened(error instanceof Error ? error.message : String(error));
const shortened = (text: string): string =>
  text.length > 200 ? `${text.slice(0, 200)}…` : text || 'nothing';

const ourName = ({ attributes }: Name): string =>
  attributes.map(({ oid, text }) => `${oid}=${text?.value ?? '?'}`).join(', ');

function theirName(name: PkijsCertificate['subject']): string {
  return name.typesAndValues.map(({ type, value }) => `${type}=${textOf(value) ?? '?'}`).join(', ');
}

function textOf(block: asn1js.BaseBlock): string | undefined {
  return block instanceof asn1js.BaseStringBlock ? block.valueBlock.value : undefined;
}

/** The octets of the key: they end the SubjectPublicKeyInfo, so ours are taken from there, as long as theirs. */
function ourKey(certificate: Certificate, other: PkijsCertificate): string {
  const { end, start } = certificate.publicKey.at;
  const length = Math.min(
    end - start,
    other.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView.length,
  );
  const algorithm = certificate.publicKey.algorithmIdentifier.oid;
  return `${algorithm} ${hex(certificate.der.subarray(end - length, end))}`;
}

function theirKey({ subjectPublicKeyInfo: { algorithm, subjectPublicKey } }: PkijsCertificate): string {
  return `${algorithm.algorithmId} ${hex(subjectPublicKey.valueBlock.valueHexView)}`;
}

function ourAltNames({ subjectAltName }: Certificate): string {
  return (subjectAltName?.items ?? [])
    .map(({ type, value }) =>
      type === 'dns' || type === 'email' || type === 'uri' ? `${type}:${value}` : type,
    )
    .join(', ');
}

const ALT_NAME_TYPES = ['other', 'email', 'dns', 'x400', 'dn', 'edi', 'uri', 'ip', 'rid'];

function theirAltNames(other: PkijsCertificate): string {
  const extension = other.extensions?.find(({ extnID }) => extnID === ExtensionOid.subjectAltName);
  const parsed: unknown = extension?.parsedValue;
  if (parsed === undefined || parsed === null) return '';
  const { altNames = [] } = parsed as { altNames?: readonly { type: number; value: unknown }[] };
  return altNames
    .map(({ type, value }) => {
      const name = ALT_NAME_TYPES[type] ?? `[${type}]`;
      return typeof value === 'string' ? `${name}:${value}` : name;
    })
    .join(', ');
}

/** Statement ids in order. */
const ourStatements = ({ qcStatements }: Certificate): string =>
  (qcStatements?.statements ?? []).map(({ id }) => id).join(' ');

function theirStatements(other: PkijsCertificate, bare = false): string {
  return statementBlocks(other, bare)
    .map((statement) => leaves(statement)[0] ?? '?')
    .join(' ');
}

/**
 * OIDs and texts of the PSD2 statements in the order of the bytes, whatever the nesting: so the oracle needs to know
 * none of the deviating structures, and still sees an added, lost or changed role.
 */
function ourRoles({ qcStatements }: Certificate): string {
  return contentsOf(qcStatements, 'psd2')
    .map(({ content: { psd2 } }) =>
      [
        ...psd2.roles.flatMap(({ oid, name }) => [oid, name.value]),
        psd2.ncaName.value,
        psd2.ncaId.value,
      ].join(' | '),
    )
    .join(' & ');
}

function theirRoles(other: PkijsCertificate, bare = false): string {
  return statementBlocks(other, bare)
    .map(leaves)
    .filter(([id, ...rest]) => id === QcStatementId.psd2 && rest.length >= 2)
    .map(([, ...rest]) => rest.join(' | '))
    .join(' & ');
}

function statementBlocks(other: PkijsCertificate, bare: boolean): asn1js.BaseBlock[] {
  const extension = other.extensions?.find(({ extnID }) => extnID === ExtensionOid.qcStatements);
  if (extension === undefined) return [];
  const { result, offset } = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView);
  if (offset === -1) throw new Error('qcStatements is no ASN.1');
  return bare ? [result] : result instanceof asn1js.Constructed ? result.valueBlock.value : [];
}

function leaves(block: asn1js.BaseBlock): string[] {
  if (block instanceof asn1js.Constructed) return block.valueBlock.value.flatMap(leaves);
  if (block instanceof asn1js.ObjectIdentifier) return [block.valueBlock.toString()];
  const text = textOf(block);
  return text === undefined ? [] : [text];
}

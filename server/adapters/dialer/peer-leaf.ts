import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';

const leaves = new WeakMap<TLSSocket, X509Certificate | null>();

/**
 * The certificate the server shows, with its issuers hanging on it; null when it shows none. Each time it is asked, Node's
 * client takes the leaf out of OpenSSL's list, so the second answer would be the next certificate: it is asked once.
 */
export function peerLeaf(socket: TLSSocket): X509Certificate | null {
  const known = leaves.get(socket);
  if (known !== undefined) return known;
  const leaf = socket.getPeerX509Certificate() ?? null;
  leaves.set(socket, leaf);
  return leaf;
}

/**
 * Whether the leaf is for this name, by Node's own rule (RFC 9525). Only its names are read; a leaf without alternative names,
 * where the rule looks at the subject, is read whole. No leaf is no match.
 */
export function judgeServerName(host: string, socket: TLSSocket): Error | undefined {
  const leaf = peerLeaf(socket);
  if (leaf === null) return new Error('The server shows no certificate.');
  const { subjectAltName } = leaf;
  const named: Partial<PeerCertificate> =
    subjectAltName === undefined
      ? leaf.toLegacyObject()
      : { subject: {} as PeerCertificate['subject'], subjectaltname: subjectAltName };
  return checkServerIdentity(host, named as PeerCertificate);
}

/**
 * Before it has the name judged, Node turns the whole chain into objects; that costs a third of a millisecond, and nobody
 * looks at them here. This socket gives it nothing instead: whoever judges the name reads the leaf.
 */
export function withoutLegacyChain(socket: TLSSocket): TLSSocket {
  return Object.assign(socket, { getPeerCertificate: () => ({}) });
}

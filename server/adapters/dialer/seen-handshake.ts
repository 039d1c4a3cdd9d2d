import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Handshake } from '../../ports/dialer.js';
import { peerLeaf } from './peer-leaf.js';

const MOST_KEPT = 10;
const MOST_COUNTED = 200;

/**
 * What an open TLS connection tells. The chain is what the server sent as far as each certificate is issued by the next;
 * strays are not seen. Since TLS 1.3 asks for a client certificate under encryption, only its alert says so.
 */
export function seenHandshake(socket: TLSSocket, isAsked: boolean | null): Omit<Handshake, 'phases'> {
  const { chain, chainLength } = chainOf(peerLeaf(socket));
  const { name, standardName } = socket.getCipher();
  const problem: unknown = socket.authorizationError;
  return {
    ok: true,
    address: socket.remoteAddress ?? '',
    version: socket.getProtocol() ?? '',
    cipher: standardName || name,
    ...{ chain, chainLength },
    isTrusted: socket.authorized,
    trustProblem: socket.authorized ? null : wordOf(problem),
    clientCertificate: { isAsked, authorities: [] },
  };
}

function chainOf(leaf: X509Certificate | null): Pick<Handshake, 'chain' | 'chainLength'> {
  const chain: Uint8Array[] = [];
  let chainLength = 0;
  for (
    let one = leaf ?? undefined;
    one !== undefined && chainLength < MOST_COUNTED;
    one = one.issuerCertificate
  ) {
    chainLength++;
    if (chain.length < MOST_KEPT) chain.push(new Uint8Array(one.raw));
  }
  return { chain, chainLength };
}

function wordOf(problem: unknown): string {
  if (typeof problem === 'string') return problem;
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : 'UNSPECIFIED';
}

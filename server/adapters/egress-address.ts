import { lookup } from 'node:dns/promises';
import { canonicalAddress } from '../core/egress/address.js';
import type { EgressPolicy } from '../core/egress/egress-policy.js';
import { judgeResolved, type Target } from '../core/egress/url.js';
import type { EgressOutcome } from '../ports/egress.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Asks for every address of a name; rejects when there is none. */
export type Resolve = (name: string) => Promise<readonly ResolvedAddress[]>;

/** The resolver of the machine, with its hosts file. */
export const systemResolve: Resolve = async (name) =>
  (await lookup(name, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

export type Checked =
  | { readonly ok: true; readonly addresses: readonly ResolvedAddress[] }
  | { readonly ok: false; readonly outcome: EgressOutcome };

/**
 * The addresses of a target, every one of them checked. One bad address among good ones refuses all: a name that
 * points inside and outside is an attack or a mistake, and which one is contacted must not be left to chance.
 */
export async function checkedAddresses(
  { host, isAddress, url }: Target,
  policy: EgressPolicy,
  resolve: Resolve,
): Promise<Checked> {
  let addresses: readonly ResolvedAddress[];
  try {
    addresses = isAddress ? [{ address: host, family: host.includes(':') ? 6 : 4 }] : await resolve(host);
  } catch (error) {
    return { ok: false, outcome: { outcome: 'dns-failed', url, message: messageOf(error) } };
  }
  if (addresses.length === 0)
    return { ok: false, outcome: { outcome: 'dns-failed', url, message: `${host} has no address.` } };
  for (const { address } of addresses) {
    const kind = judgeResolved(address, policy);
    if (kind === undefined) continue;
    const message = `${host} leads to ${address}, which is no public address (${kind}).`;
    return { ok: false, outcome: { outcome: 'refused-address', address, kind, url, message } };
  }
  return { ok: true, addresses };
}

/** Whether a connection went to one of the addresses that were checked, in whatever spelling. */
export const isOneOf = (remote: string | undefined, addresses: readonly ResolvedAddress[]): boolean =>
  remote !== undefined &&
  addresses.some(({ address }) => canonicalAddress(address) === canonicalAddress(remote));

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

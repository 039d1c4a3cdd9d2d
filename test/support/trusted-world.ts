import { createHash } from 'node:crypto';
import { CertificateAuthority } from './certificate-authority.js';
import type { Anchor } from '../../server/core/verdict/evidence.js';
import { indexServices } from '../../server/core/trust-lists/service-index.js';
import { ServiceStatus } from '../../server/core/trust-lists/names.js';
import type { TrustedList } from '../../server/core/trust-lists/trusted-list.js';
import { TrustSource, type StoredEdition } from '../../server/evaluations/trust-source.js';
import type { TrustSnapshot, UsedEdition } from '../../server/trust/trust-snapshot.js';
import {
  identity,
  nationalList,
  provider,
  service,
  serviceState,
  signedList,
} from './trusted-list-author.js';

/** Signs the lists. */
const OPERATOR = CertificateAuthority.root({ commonName: 'Scheme operator' });

/** Trusted lists as values, in place of those that were fetched and verified: what is trusted is up to the test. */
export class TestTrust extends TrustSource {
  private readonly kept = new Map<string, StoredEdition>();
  private current: UsedEdition | undefined;
  listOfLists: 'usable' | 'expired' | 'unusable' = 'usable';
  anchors: Anchor[] = [];

  async use(list: TrustedList): Promise<void> {
    const id = `edition-${list.scheme.territory}-${list.scheme.sequenceNumber}`;
    const xml = await signedList(list, OPERATOR);
    this.kept.set(id, {
      xml: () => Promise.resolve(xml),
      state: { state: 'usable', list, index: indexServices(list) },
    });
    const { territory, sequenceNumber, issued, nextUpdate } = list.scheme;
    const sha256 = createHash('sha256').update(xml).digest('hex');
    this.current = { id, territory, sequenceNumber, issued, nextUpdate, sha256 };
  }

  snapshot(): Promise<TrustSnapshot> {
    const { current } = this;
    return Promise.resolve({
      lists: {
        listOfLists: this.listOfLists,
        listOf: (territory) =>
          current?.territory === territory ? this.kept.get(current.id)!.state : { state: 'not-pointed-at' },
      },
      anchors: [...this.anchors],
      editions: current === undefined ? [] : [current],
    });
  }

  edition(id: string): Promise<StoredEdition | undefined> {
    return Promise.resolve(this.kept.get(id));
  }
}

/** A Lithuanian list on which this certificate's service is granted since 2018, and withdrawn since `withdrawn`. */
export function listOf(
  ca: { readonly der: Uint8Array },
  { withdrawn, sequenceNumber = 1 }: { withdrawn?: string; sequenceNumber?: number } = {},
): TrustedList {
  const granted = serviceState({ identity: identity(ca.der) });
  const one =
    withdrawn === undefined
      ? service(granted)
      : service({ ...granted, status: ServiceStatus.withdrawn, since: withdrawn, history: [granted] });
  return nationalList(
    { sequenceNumber, issued: '2026-02-01T00:00:00Z', nextUpdate: '2026-08-01T00:00:00Z' },
    [provider({ services: [one] })],
  );
}

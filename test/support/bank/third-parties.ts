import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';

/** A payment service provider that the bank has approved, with what it was told then. */
export interface ThirdParty {
  readonly name: string;
  /** As in its certificate: `PSDLT-BL-LB000458`. */
  readonly organizationIdentifier: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly editions: readonly ApiEdition[];
}

/** Who is approved. Certificates of others are not accepted, however good they are. */
export class ThirdParties {
  private readonly byClient = new Map<string, ThirdParty>();

  /** A client id stands for one provider; a second registration replaces the first. */
  register(party: ThirdParty): ThirdParty {
    this.byClient.set(party.clientId, party);
    return party;
  }

  remove(clientId: string): void {
    this.byClient.delete(clientId);
  }

  ofClient(clientId: string): ThirdParty | undefined {
    return this.byClient.get(clientId);
  }

  ofCertificate(organizationIdentifier: string, edition: ApiEdition): ThirdParty | undefined {
    return [...this.byClient.values()].find(
      (party) => party.organizationIdentifier === organizationIdentifier && party.editions.includes(edition),
    );
  }

  get all(): readonly ThirdParty[] {
    return [...this.byClient.values()];
  }
}

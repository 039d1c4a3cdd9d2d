import { Injectable } from '@nestjs/common';
import { CertificateEnds } from '../certificates/certificate-ends.service.js';
import { ConsentCounts } from '../consents/consent-counts.service.js';
import type { DatedThing, DatedType } from '../core/calendar/dated-thing.js';
import { GrantEnds } from '../grants/grant-ends.service.js';
import { WaiverEnds } from '../reviews/waiver-ends.service.js';
import { SecretEnds } from '../submissions/secret-ends.service.js';
import { ApiTokens } from '../users/api-tokens.service.js';

type Source = (from: Date, to: Date) => Promise<readonly DatedThing[]>;

/** Whoever has dated things, one line each. */
@Injectable()
export class DatedSources {
  readonly all: Readonly<Partial<Record<DatedType, Source>>>;

  constructor(
    certificates: CertificateEnds,
    consents: ConsentCounts,
    grants: GrantEnds,
    waivers: WaiverEnds,
    secrets: SecretEnds,
    tokens: ApiTokens,
  ) {
    this.all = {
      certificate: (from, to) => certificates.datedBetween(from, to),
      consents: async (from, to) =>
        (await consents.datedBetween(from, to)).map((bucket) => ({ ...bucket, ownerEmail: null })),
      grant: (from, to) => grants.endingBetween(from, to),
      waiver: (from, to) => waivers.endingBetween(from, to),
      secret: (from, to) => secrets.endingBetween(from, to),
      'api-token': async (from, to) =>
        (await tokens.endingBetween(from, to)).map(({ id, name, expiresAt, ownerEmail }) => ({
          ...{
            type: 'api-token' as const,
            id,
            name,
            ownerEmail,
            endsAt: expiresAt,
            link: '/settings/api-tokens',
          },
          ...{ organisationId: null, organisationName: null },
        })),
    };
  }
}

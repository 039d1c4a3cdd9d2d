import { Injectable } from '@nestjs/common';
import { AdjustmentEnds } from '../lint-settings/adjustment-ends.service.js';
import { ConfirmationEnds } from '../authorities/confirmation-ends.service.js';
import { CrlEnds } from '../evaluations/crl-ends.service.js';
import { IssuerEnds } from '../evaluations/issuer-ends.service.js';
import { ListEnds } from '../trust/list-ends.service.js';
import { OverrideEnds } from '../registers/override-ends.service.js';
import { ReviewEnds } from '../reviews/review-ends.service.js';
import { CertificateEnds } from '../certificates/certificate-ends.service.js';
import { ConsentCounts } from '../consents/consent-counts.service.js';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { GrantEnds } from '../grants/grant-ends.service.js';
import { WaiverEnds } from '../reviews/waiver-ends.service.js';
import { ProbeEnds } from '../probes/probe-ends.service.js';
import { SecretEnds } from '../submissions/secret-ends.service.js';
import { ApiTokens } from '../users/api-tokens.service.js';

type Source = (from: Date, to: Date) => Promise<readonly DatedThing[]>;

/** Whoever has dated things, one line each. */
@Injectable()
export class DatedSources {
  readonly all: readonly Source[];

  constructor(
    adjustments: AdjustmentEnds,
    certificates: CertificateEnds,
    confirmations: ConfirmationEnds,
    consents: ConsentCounts,
    crls: CrlEnds,
    grants: GrantEnds,
    issuers: IssuerEnds,
    lists: ListEnds,
    overrides: OverrideEnds,
    probes: ProbeEnds,
    reviews: ReviewEnds,
    secrets: SecretEnds,
    tokens: ApiTokens,
    waivers: WaiverEnds,
  ) {
    this.all = [
      (from, to) => certificates.datedBetween(from, to),
      (from, to) => issuers.endingBetween(from, to),
      (from, to) => lists.anchorsBetween(from, to),
      (from, to) => lists.listsBetween(from, to),
      (from, to) => crls.endingBetween(from, to),
      async (from, to) =>
        (await consents.datedBetween(from, to)).map((bucket) => ({ ...bucket, ownerEmail: null })),
      (from, to) => grants.endingBetween(from, to),
      (from, to) => reviews.endingBetween(from, to),
      (from, to) => waivers.endingBetween(from, to),
      (from, to) => adjustments.endingBetween(from, to),
      (from, to) => overrides.endingBetween(from, to),
      (from, to) => confirmations.endingBetween(from, to),
      (from, to) => secrets.endingBetween(from, to),
      (from, to) => probes.endingBetween(from, to),
      async (from, to) =>
        (await tokens.endingBetween(from, to)).map(({ id, name, expiresAt, ownerEmail }) => ({
          ...{ type: 'api-token', id, name, ownerEmail, endsAt: expiresAt },
          ...{ organisationId: null, organisationName: null, link: '/settings/api-tokens' },
        })),
    ];
  }
}

import { Injectable } from '@nestjs/common';
import { CertificateEnds } from '../certificates/certificate-ends.service.js';
import { ConsentCounts } from '../consents/consent-counts.service.js';
import { consentCliff } from '../core/forecasts/consent-cliff.js';
import { GrantEnds } from '../grants/grant-ends.service.js';
import { Clock } from '../ports/clock.js';
import type { ConsentCliff } from './forecasts.contract.js';

const DAYS = 180;
/** Later than any consent ends: one that ends long after the forecast may lose its certificate within it. */
const THE_END = new Date('9999-12-31T00:00:00Z');

@Injectable()
export class Forecasts {
  constructor(
    private readonly consents: ConsentCounts,
    private readonly certificates: CertificateEnds,
    private readonly grants: GrantEnds,
    private readonly clock: Clock,
  ) {}

  async cliff(): Promise<ConsentCliff> {
    const from = this.clock.now();
    const groups = await this.consents.endings(from, THE_END);
    const idsOf = (key: 'certificateId' | 'grantId'): string[] => [
      ...new Set(groups.flatMap((group) => group[key] ?? [])),
    ];
    const supports = {
      certificates: await this.certificates.endsOf(idsOf('certificateId')),
      grants: await this.grants.endsOf(idsOf('grantId')),
      access: await this.grants.accountAccess([...new Set(groups.map((one) => one.organisationId))]),
    };
    const rows = consentCliff(groups, supports, from, DAYS);
    return { from: from.toISOString().slice(0, 10), days: DAYS, rows: [...rows] };
  }
}

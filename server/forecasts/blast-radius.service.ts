import { Injectable } from '@nestjs/common';
import { Certificates } from '../certificates/certificates.service.js';
import { CertificatesInUse } from '../certificates/certificates-in-use.service.js';
import { ConsentCounts } from '../consents/consent-counts.service.js';
import { type Stop, stoppedConsents, touchedAccess } from '../core/forecasts/blast-radius.js';
import { keysOfEntry } from '../core/registers/register-key.js';
import { CertificatesBelow } from '../evaluations/certificates-below.service.js';
import { GrantEnds } from '../grants/grant-ends.service.js';
import { AlertFacts } from '../organisations/alert-facts.service.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { RegisterEntries } from '../registers/register-entries.service.js';
import { RegisterOverrides } from '../registers/register-overrides.service.js';
import { TrustServices } from '../trust/trust-services.service.js';
import type { BlastRadius, BlastRadiusQuestion } from './forecasts.contract.js';

/** More are counted, not listed. */
const LISTED = 100;

/** What stops if something stops that access and consents rest on. */
@Injectable()
export class BlastRadii {
  constructor(
    private readonly db: Database,
    private readonly certificates: Certificates,
    private readonly inUse: CertificatesInUse,
    private readonly below: CertificatesBelow,
    private readonly grants: GrantEnds,
    private readonly consents: ConsentCounts,
    private readonly organisations: AlertFacts,
    private readonly entries: RegisterEntries,
    private readonly overrides: RegisterOverrides,
    private readonly services: TrustServices,
    private readonly clock: Clock,
  ) {}

  async of(question: BlastRadiusQuestion): Promise<BlastRadius> {
    const at = this.clock.now();
    const { certificateIds, grantIds, organisationIds } = await this.stopOf(question, at);
    const accesses = await this.grants.touched({ certificateIds, grantIds, organisationIds });
    const licensed = new Set(organisationIds);
    const stop: Stop = {
      certificates: new Set(certificateIds),
      grants: new Set([
        ...grantIds,
        ...accesses.flatMap(({ id, organisationId }) => (licensed.has(organisationId) ? [id] : [])),
      ]),
    };
    const touched = touchedAccess(accesses, stop, at);
    const stopping = touched.filter(({ stops }) => stops);
    const groups = await this.consents.restingOn({
      certificateId: certificateIds,
      grantId: [...stop.grants, ...stopping.map(({ access }) => access.id)],
      organisationId: [...new Set(stopping.map(({ access }) => access.organisationId))],
    });
    const listed = [...touched].sort(
      (one, other) =>
        Number(other.stops) - Number(one.stops) ||
        (one.access.organisationName < other.access.organisationName ? -1 : 1),
    );
    return {
      certificates: certificateIds.length,
      organisations: new Set(stopping.map(({ access }) => access.organisationId)).size,
      stopping: stopping.length,
      carriedOn: touched.length - stopping.length,
      grants: listed.slice(0, LISTED).map(({ access, stops }) => {
        const { id, organisationId, organisationName, edition, environment, role } = access;
        return { id, organisationId, organisationName, edition, environment, role, stops };
      }),
      consents: stoppedConsents(groups, stop, touched),
    };
  }

  private async stopOf({ type, id }: BlastRadiusQuestion, at: Date) {
    const none: readonly string[] = [];
    const nothing = { certificateIds: none, grantIds: none, organisationIds: none };
    switch (type) {
      case 'certificate':
        return { ...nothing, certificateIds: [(await this.certificates.show(id)).id] };
      case 'grant':
        if ((await this.grants.endsOf([id])).size === 0) throw new Problem('grant-not-found');
        return { ...nothing, grantIds: [id] };
      case 'trust-service': {
        const { certificates } = await this.services.show(id);
        return { ...nothing, certificateIds: await this.below.of(certificates, at) };
      }
      case 'register-entry': {
        const { entry } = await this.entries.show(id, at);
        const overrides = await this.overrides.keysLeadingTo(entry.source, at);
        const keys = [...new Set([...keysOfEntry(entry), ...(overrides.get(id) ?? [])])];
        const organisations = await this.organisations.idsOf(this.db.manager, keys);
        return {
          ...nothing,
          certificateIds: await this.inUse.withKeys(keys, at),
          organisationIds: [...organisations.values()],
        };
      }
    }
  }
}

import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditEntries } from '../audit/audit-entries.service.js';
import { CertificateAccess } from '../certificates/certificate-access.service.js';
import { endpointsOf } from '../core/api-editions/editions.js';
import { type GrantCause, withCause } from '../core/grants/grant-states.js';
import { Database } from '../platform/database/database.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { GrantCertificateEntity, GrantEntity } from './grant.entity.js';
import { GRANT_LIST, GRANT_MATRIX, STANDS_FOR_IT } from './grant-list.js';
import type { GrantDetailsRow, GrantMatrixRow, GrantRow } from './grants.contract.js';

/** Entries of the log that one page shows. */
const HISTORY = 100;

/** Grants as clients see them. */
@Injectable()
export class GrantViews {
  constructor(
    private readonly db: Database,
    private readonly certificates: CertificateAccess,
    private readonly audit: AuditEntries,
  ) {}

  async list(query: ListQuery): Promise<Page<GrantRow>> {
    const source = this.db.read(GrantEntity).createQueryBuilder('grant');
    const page = await findPage(source, GRANT_LIST, query);
    const certificates = await this.certificatesOf(page.rows);
    return page.with(page.rows.map((row) => rowOf(row, certificates.get(row.id) ?? [])));
  }

  /** Organisations, each with everything that it was given. */
  async matrix(query: ListQuery): Promise<Page<GrantMatrixRow>> {
    const source = this.db.read(GrantEntity).createQueryBuilder('grant').where(STANDS_FOR_IT);
    const page = await findPage(source, GRANT_MATRIX, query);
    const organisations = page.rows.map(({ organisationId }) => organisationId);
    const grants =
      organisations.length === 0
        ? []
        : await this.db.read(GrantEntity).findBy({ organisationId: In(organisations) });
    return page.with(
      page.rows.map(({ organisationId, organisationKey, organisationName }) => ({
        ...{ id: organisationId, organisationKey, organisationName },
        grants: grants
          .filter((one) => one.organisationId === organisationId)
          .map(({ id, edition, environment, role, state, endsAt, endpoints }) => ({
            ...{ id, edition, environment, role, state, endsAt },
            narrowed: endpoints.length > 0,
          })),
      })),
    );
  }

  async show(id: string, user: SignedInUser): Promise<GrantDetailsRow> {
    const grant = await this.db.read(GrantEntity).findOneBy({ id });
    if (grant === null) throw new Problem('grant-not-found');
    const certificates = (await this.certificatesOf([grant])).get(id) ?? [];
    const shown = await Promise.all(certificates.map((one) => this.certificate(one)));
    const history = await this.audit.about('grant', id, HISTORY);
    const { edition, role, endpoints, state, endedAt } = grant;
    const may = user.permissions.has('grants.write');
    return {
      ...rowOf(grant, certificates),
      certificates: shown,
      opens: endpointsOf(edition, role).filter(
        (endpoint) => endpoints.length === 0 || endpoints.includes(endpoint.id),
      ),
      history: history.map(({ at, actorName, action, details }) => ({ at, actorName, action, details })),
      may: {
        suspend: may && state === 'active',
        resume: may && user.via === 'session' && endedAt === null && isOnlyHeld(grant.causes),
        narrow: may && endedAt === null,
        end: may && endedAt === null,
      },
    };
  }

  private async certificatesOf(
    grants: readonly GrantEntity[],
  ): Promise<ReadonlyMap<string, GrantCertificateEntity[]>> {
    if (grants.length === 0) return new Map();
    const rows = await this.db.read(GrantCertificateEntity).find({
      where: { grantId: In(grants.map(({ id }) => id)) },
      order: { since: 'ASC', certificateId: 'ASC' },
    });
    const byGrant = new Map<string, GrantCertificateEntity[]>();
    for (const row of rows) byGrant.set(row.grantId, [...(byGrant.get(row.grantId) ?? []), row]);
    return byGrant;
  }

  private async certificate(row: GrantCertificateEntity): Promise<GrantDetailsRow['certificates'][number]> {
    const { grantId: _, ...shown } = row;
    void _;
    const standing = await this.certificates.byCertificate(row.certificateId);
    if (standing === undefined) return { ...shown, causes: [...shown.causes], certificate: null };
    const { organisation, organizationIdentifier, serialNumber, verdict } = standing;
    return {
      ...shown,
      causes: [...shown.causes],
      certificate: {
        ...{ subject: organisation, serialNumber, organizationIdentifier },
        ...{ outcome: verdict?.outcome ?? null, evaluatedAt: verdict?.evaluatedAt ?? null },
      },
    };
  }
}

/** Whoever reviews holds nothing else against it, so an officer may let go what an officer holds. */
export const isOnlyHeld = (causes: readonly GrantCause[]): boolean =>
  causes.length > 0 && causes.every(({ code }) => code === 'held');

function rowOf(
  { searchText: _, causes, endpoints, ...row }: GrantEntity,
  certificates: readonly GrantCertificateEntity[],
): GrantRow {
  void _;
  const all =
    row.state === 'suspended'
      ? certificates.flatMap((one) => one.causes).reduce<readonly GrantCause[]>(withCause, causes)
      : [];
  return { ...row, endpoints: [...endpoints], causes: [...all] };
}

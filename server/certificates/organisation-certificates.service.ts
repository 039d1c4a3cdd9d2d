import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/audit/actor.js';
import { type Outcome, OUTCOMES } from '../core/verdict/verdict.js';
import { Database } from '../platform/database/database.js';
import { where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { z } from 'zod';
import { Clock } from '../ports/clock.js';
import { ALIAS as ORGANISATION, organisationListAt } from '../organisations/organisation-list.js';
import type { OrganisationRow } from '../organisations/organisations.contract.js';
import { Organisations } from '../organisations/organisations.service.js';
import { CertificateEntity } from './certificate.entity.js';
import type { OrganisationDateRow } from './organisation-certificates.contract.js';

const listAt = (at: Date): ListDefinition => {
  const own = organisationListAt(at);
  const holds = `EXISTS (SELECT 1 FROM "certificate" held WHERE held."registerKey" = ${ORGANISATION}.key)`;
  return {
    ...own,
    filters: {
      ...own.filters,
      certificateId: where(z.uuid(), (source, wanted) =>
        source.andWhere(
          `${ORGANISATION}.key = (SELECT one."registerKey" FROM "certificate" one WHERE one.id = :certificateId)`,
          { certificateId: wanted },
        ),
      ),
      hasCertificates: where(z.boolean(), (source, wanted) =>
        source.andWhere(wanted ? holds : `NOT ${holds}`),
      ),
    },
  };
};

/** Reads the query of a request; what it means depends on the instant. */
export const ORGANISATION_LIST = defineList(listAt(new Date(0)));

/** More than any organisation has that is looked at by a person. */
const MOST_CERTIFICATES = 500;

/** Organisations with what hangs on them here: their certificates. */
@Injectable()
export class OrganisationCertificates {
  constructor(
    private readonly organisations: Organisations,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: ListQuery, reader: Actor) {
    const at = this.clock.now();
    const page: Page<OrganisationRow> = await this.organisations.list(query, listAt(at), reader);
    const counts = await this.counts(
      page.rows.map(({ key }) => key),
      at,
    );
    return page.with(page.rows.map((row) => ({ ...row, certificates: counts.get(row.key) ?? NONE })));
  }

  async show(id: string, reader: Actor) {
    const organisation = await this.organisations.show(id, reader);
    const counts = await this.counts([organisation.key], this.clock.now());
    return { ...organisation, certificates: counts.get(organisation.key) ?? NONE };
  }

  /** Earliest first. */
  async dates(id: string, reader: Actor): Promise<OrganisationDateRow[]> {
    const { key, block } = await this.organisations.show(id, reader);
    const at = this.clock.now();
    const certificates = await this.db.read(CertificateEntity).find({
      select: { id: true, kind: true, serialNumber: true, notBefore: true, notAfter: true, retiredAt: true },
      where: { registerKey: key },
      order: { notAfter: 'DESC', id: 'ASC' },
      take: MOST_CERTIFICATES,
    });
    const dates = certificates
      .filter(({ retiredAt }) => retiredAt === null)
      .flatMap((one): OrganisationDateRow[] => {
        const about = {
          what: one.serialNumber,
          link: `/certificates/${one.id}/show`,
          certificateId: one.id,
          certificateKind: one.kind,
        };
        const ends = { kind: 'certificate-ends' as const, at: one.notAfter, ...about };
        const begins = { kind: 'certificate-begins' as const, at: one.notBefore, ...about };
        return one.notBefore > at ? [begins, ends] : [ends];
      });
    if (block !== null) {
      const about = { what: block.reason, link: '', certificateId: null, certificateKind: null };
      dates.push({ kind: 'block-began', at: block.from, ...about });
      if (block.until !== null) dates.push({ kind: 'block-ends', at: block.until, ...about });
    }
    return dates.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.what < b.what ? -1 : 1));
  }

  /** Of the asked keys only, by their index. */
  private async counts(keys: readonly string[], at: Date): Promise<Map<string, Counts>> {
    const counts = new Map<string, Counts>();
    if (keys.length === 0) return counts;
    const rows: { key: string; outcome: Outcome | ''; total: Count; used: Count; until: string | null }[] =
      await this.db
        .read(CertificateEntity)
        .createQueryBuilder('certificate')
        .select('certificate.registerKey', 'key')
        .addSelect('certificate.verdictOutcome', 'outcome')
        .addSelect('COUNT(*)', 'total')
        .addSelect(`SUM(CASE WHEN ${IN_USE} THEN 1 ELSE 0 END)`, 'used')
        .addSelect(`MAX(CASE WHEN ${IN_USE} THEN certificate.notAfter END)`, 'until')
        .where('certificate.registerKey IN (:...keys)', { keys, at: at.toISOString() })
        .groupBy('certificate.registerKey')
        .addGroupBy('certificate.verdictOutcome')
        .getRawMany();
    for (const { key, outcome, total, used, until } of rows) {
      const before = counts.get(key) ?? NONE;
      const lastsUntil = until === null ? null : new Date(until);
      counts.set(key, {
        total: before.total + Number(total),
        inUse: before.inUse + Number(used),
        lastsUntil: later(before.lastsUntil, lastsUntil),
        worst: Number(used) === 0 || outcome === '' ? before.worst : worse(before.worst, outcome),
      });
    }
    return counts;
  }
}

type Count = number | string;

const IN_USE =
  'certificate.retiredAt IS NULL AND certificate.supersededById IS NULL AND certificate.notAfter >= :at';

interface Counts {
  readonly total: number;
  readonly inUse: number;
  readonly lastsUntil: Date | null;
  readonly worst: Outcome | null;
}

const NONE: Counts = { total: 0, inUse: 0, lastsUntil: null, worst: null };

const later = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one;
const worse = (one: Outcome | null, other: Outcome): Outcome =>
  one !== null && OUTCOMES.indexOf(one) > OUTCOMES.indexOf(other) ? one : other;

import { Inject, Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import {
  bandSpan,
  CERTIFICATE_STATUSES,
  EXPIRY_BANDS,
  type ExpiryBand,
  lastEnd,
} from '../core/certificate/status.js';
import { severityOfRank, severityRank } from '../core/certificate/stored-facts.js';
import { monthsFrom } from '../core/certificate/timeline.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Clock } from '../ports/clock.js';
import { ALIAS, certificateListAt, IN_USE, STATUS_CONDITIONS, statusInstants } from './certificate-list.js';
import { CertificateViews } from './certificate-views.js';
import { CertificateEntity, SILENCED } from './certificate.entity.js';
import type { CertificateFacets, CertificatesTodayRow } from './certificates.contract.js';

type Query = SelectQueryBuilder<CertificateEntity>;
type Due = CertificatesTodayRow['broken'];

/** Lines under each heading of the first page. */
const SHOWN = 10;
/** Values of one facet. */
const FACET_VALUES = 50;
const MONTHS = 12;

/** Counts over all certificates: the first page and the numbers beside the filters. */
@Injectable()
export class CertificateOverview {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly views: CertificateViews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async today(): Promise<CertificatesTodayRow> {
    const at = this.clock.now();
    const bands = {} as Record<ExpiryBand, Due>;
    for (const band of EXPIRY_BANDS)
      bands[band] = await this.due(this.inBand(band, at), at, band === 'overdue' ? 'DESC' : 'ASC');
    const notEnded = `${ALIAS}.notAfter > :end`;
    const end = lastEnd(at).toISOString();
    return {
      at,
      bands,
      timeline: await this.timeline(at),
      broken: await this.due(
        this.inUse().andWhere(`${ALIAS}.severity = ${severityRank('error')} AND ${notEnded}`, { end }),
        at,
      ),
      withoutOwner: await this.due(
        this.inUse().andWhere(`${ALIAS}.ownerEmail = '' AND ${notEnded}`, { end }),
        at,
      ),
      hasDefaultRecipient: this.config.alertTo !== undefined,
      secondReadingsPending: await this.db.read(CertificateEntity).countBy({ secondReading: 'pending' }),
      total: await this.db.read(CertificateEntity).count(),
    };
  }

  async facets({ filter }: ListQuery): Promise<CertificateFacets> {
    const at = this.clock.now();
    const list = certificateListAt(at);
    const matches = (): Query => {
      const query = this.query();
      for (const [field, value] of filter) list.filters[field]?.apply(query as never, field, value);
      return query;
    };
    const column = (name: string) => grouped(matches(), `${ALIAS}.${name}`);
    const part = (table: string, name: string, condition = '1 = 1') =>
      grouped(
        matches().innerJoin(table, 'facet', `facet."certificateId" = ${ALIAS}.id AND ${condition}`),
        `facet."${name}"`,
      );
    const severities = await column('severity');
    return {
      total: await matches().getCount(),
      kind: await column('kind'),
      status: await this.statuses(matches(), at),
      severity: severities.map(({ value, count }) => ({
        value: severityOfRank(Number(value)) ?? 'none',
        count,
      })),
      verdict: await column('verdictOutcome'),
      role: await part('certificate_role', 'role'),
      ncaId: await column('ncaId'),
      country: await column('country'),
      tag: await part('certificate_tag', 'tag'),
      finding: await part('certificate_finding', 'code', `facet.severity > ${SILENCED}`),
    };
  }

  private async statuses(query: Query, at: Date): Promise<CertificateFacets['status']> {
    const status = CERTIFICATE_STATUSES.map((name) => `WHEN ${STATUS_CONDITIONS[name]} THEN '${name}'`).join(
      ' ',
    );
    return grouped(query.setParameters(statusInstants(at)), `CASE ${status} END`);
  }

  /** What ended yesterday is more urgent than what ended years ago, so those come in descending order. */
  private async due(query: Query, at: Date, order: 'ASC' | 'DESC' = 'ASC'): Promise<Due> {
    const count = await query.getCount();
    const ids = await query
      .clone()
      .select(`${ALIAS}.id`, 'id')
      .orderBy(`${ALIAS}.notAfter`, order)
      .addOrderBy(`${ALIAS}.id`, 'ASC')
      .limit(SHOWN)
      .getRawMany<{ id: string }>();
    const rows = await this.db
      .read(CertificateEntity)
      .find({ where: { id: In(ids.map(({ id }) => id)) }, order: { notAfter: order, id: 'ASC' } });
    return { count, certificates: await this.views.of(rows, at) };
  }

  /** One statement for the whole year: the rows of each month by its bounds. */
  private async timeline(at: Date): Promise<CertificatesTodayRow['timeline']> {
    const months = monthsFrom(at, MONTHS);
    const [first, last] = [months[0]!, months.at(-1)!];
    const rows = await this.inUse()
      .select(`SUBSTR(${ALIAS}.notAfter, 1, 7)`, 'month')
      .addSelect(`${ALIAS}.kind`, 'kind')
      .addSelect('COUNT(*)', 'count')
      .andWhere(`${ALIAS}.notAfter >= :from AND ${ALIAS}.notAfter < :until`, {
        from: first.from.toISOString(),
        until: last.until.toISOString(),
      })
      .groupBy(`SUBSTR(${ALIAS}.notAfter, 1, 7)`)
      .addGroupBy(`${ALIAS}.kind`)
      .getRawMany<{ month: string; kind: string; count: number | string }>();
    return months.map(({ month }) => {
      const inMonth = rows.filter((row) => row.month === month);
      const countOf = (kind: string) => Number(inMonth.find((row) => row.kind === kind)?.count ?? 0);
      const byKind = Object.fromEntries(CERTIFICATE_KINDS.map((kind) => [kind, countOf(kind)])) as Record<
        (typeof CERTIFICATE_KINDS)[number],
        number
      >;
      return { month, total: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind };
    });
  }

  private inBand(band: ExpiryBand, at: Date): Query {
    const span = bandSpan(band, at);
    const query = this.inUse().andWhere(`${ALIAS}.notAfter <= :until`, { until: span.until.toISOString() });
    return span.after === null
      ? query
      : query.andWhere(`${ALIAS}.notAfter > :after`, { after: span.after.toISOString() });
  }

  private inUse(): Query {
    return this.query().where(IN_USE);
  }

  private query(): Query {
    return this.db.read(CertificateEntity).createQueryBuilder(ALIAS);
  }
}

async function grouped(query: Query, expression: string): Promise<{ value: string; count: number }[]> {
  const rows = await query
    .select(expression, 'value')
    .addSelect('COUNT(*)', 'count')
    .groupBy('value')
    .orderBy('count', 'DESC')
    .addOrderBy('value', 'ASC')
    .limit(FACET_VALUES)
    .getRawMany<{ value: string | number | null; count: number | string }>();
  return rows
    .filter(({ value }) => value !== '' && value !== null)
    .map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}

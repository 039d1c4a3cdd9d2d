import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { compareCertificates } from '../core/certificate/compare-certificates.js';
import { describeBytes } from '../core/certificate/describe-bytes.js';
import { placesOf } from '../core/certificate/places.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ALIAS, certificateListAt } from './certificate-list.js';
import { CertificateViews, decode } from './certificate-views.js';
import { CertificateEntity } from './certificate.entity.js';
import type { CertificateBytesRow, CertificateRow } from './certificates.contract.js';

/** Pages of an export; small enough that nobody waits for one. */
const EXPORTED_AT_ONCE = 200;

/** Everything that only reads certificates. */
@Injectable()
export class Certificates {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly views: CertificateViews,
  ) {}

  async list(query: ListQuery): Promise<Page<CertificateRow>> {
    const at = this.clock.now();
    const page = await this.page(query, at);
    return page.with(await this.views.of(page.rows, at));
  }

  /** Every certificate that a filter matches, in the order of the list, as of one instant. */
  async *all(query: ListQuery): AsyncGenerator<CertificateRow> {
    const at = this.clock.now();
    let next: ListQuery = { ...query, offset: 0, limit: EXPORTED_AT_ONCE, cursor: null };
    for (;;) {
      const page = await this.page(next, at);
      yield* await this.views.of(page.rows, at);
      const last = page.rows.at(-1);
      if (page.nextCursor === undefined || last === undefined) return;
      next = { ...next, cursor: { value: sortValue(last, query.sort.field), key: last.id } };
    }
  }

  async show(id: string): Promise<CertificateRow> {
    return this.views.one(await this.find(id), this.clock.now());
  }

  async find(id: string): Promise<CertificateEntity> {
    const row = await this.db.read(CertificateEntity).findOneBy({ id });
    if (!row) throw new Problem('certificate-not-found');
    return row;
  }

  async bytes(id: string): Promise<CertificateBytesRow> {
    const row = await this.find(id);
    const certificate = decode(row);
    const fields = placesOf(certificate);
    const paths = new Map(fields.map(({ start, end, path }) => [`${start}-${end}`, path]));
    const der = Buffer.from(row.der);
    return {
      id,
      sha256: row.sha256,
      size: der.length,
      hex: der.toString('hex'),
      base64: der.toString('base64'),
      elements: describeBytes(certificate).map(({ name, value, ...element }) => ({
        ...element,
        name: name || null,
        value: value || null,
        path: paths.get(`${element.start}-${element.end}`) ?? null,
      })),
      fields: fields.map((place) => ({ ...place })),
      findings: await this.views.findings(row, this.clock.now()),
    };
  }

  async compare(leftId: string, rightId: string) {
    const at = this.clock.now();
    const rows = await this.db.read(CertificateEntity).findBy({ id: In([leftId, rightId]) });
    const left = rows.find(({ id }) => id === leftId);
    const right = rows.find(({ id }) => id === rightId);
    if (!left || !right) throw new Problem('certificate-not-found');
    return {
      left: await this.views.one(left, at),
      right: await this.views.one(right, at),
      fields: compareCertificates(
        await this.views.inspection(left, at),
        await this.views.inspection(right, at),
      ),
    };
  }

  private page(query: ListQuery, at: Date): Promise<Page<CertificateEntity>> {
    return findPage(this.query(), certificateListAt(at), query);
  }

  private query(): SelectQueryBuilder<CertificateEntity> {
    return this.db.read(CertificateEntity).createQueryBuilder(ALIAS);
  }
}

function sortValue(row: CertificateEntity, field: string): string | number | null {
  const value: unknown = row[field as keyof CertificateEntity];
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

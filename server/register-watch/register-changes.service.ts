import { Injectable } from '@nestjs/common';
import { CertificateHolders } from '../certificates/certificate-holders.service.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { RegisterChangeCertificateEntity, RegisterChangeEntity } from './register-change.entity.js';
import { REGISTER_CHANGE_LIST } from './register-change-list.js';
import type { RegisterChangeRow, RegisterChangeView } from './register-watch.contract.js';

/** Certificates that one answer names. */
const MOST_CERTIFICATES = 1_000;

/** The feed of changes. */
@Injectable()
export class RegisterChanges {
  constructor(
    private readonly db: Database,
    private readonly holders: CertificateHolders,
  ) {}

  async list(query: ListQuery): Promise<Page<RegisterChangeRow>> {
    const source = this.db.read(RegisterChangeEntity).createQueryBuilder('change');
    const page = await findPage(source, REGISTER_CHANGE_LIST, query);
    return page.with(page.rows.map(rowOf));
  }

  async show(id: string): Promise<RegisterChangeView> {
    const row = await this.db.read(RegisterChangeEntity).findOneBy({ id });
    if (row === null) throw new Problem('register-change-not-found');
    const links = await this.db
      .read(RegisterChangeCertificateEntity)
      .find({ where: { changeId: id }, take: MOST_CERTIFICATES, order: { certificateId: 'ASC' } });
    const certificates = await this.holders.some(links.map(({ certificateId }) => certificateId));
    return {
      ...rowOf(row),
      certificates: certificates.map((one) => ({
        ...{ id: one.id, kind: one.kind, organisation: one.organisation, subject: one.subject },
        ...{ serialNumber: one.serialNumber, notAfter: one.notAfter },
      })),
    };
  }
}

function rowOf({ entryKey, recordedAt, awaitsDigest, ...row }: RegisterChangeEntity): RegisterChangeRow {
  void [recordedAt, awaitsDigest];
  return { ...row, entryId: entryKey };
}

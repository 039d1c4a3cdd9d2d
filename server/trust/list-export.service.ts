import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ZipFile } from 'yazl';
import { signerRoute } from '../core/trust-lists/list-of-lists.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type Manifest, MANIFEST } from './bundle.js';
import { TrustedListStore } from './list-store.service.js';
import { OfficialJournal } from './official-journal.service.js';
import { xmlIn } from './stored-edition.js';
import { EU, TrustedListEditionEntity } from './trusted-list.entity.js';

/** Packs the lists in use, with the pivots that prove them, for an installation that cannot fetch them. */
@Injectable()
export class ListExport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly store: TrustedListStore,
    private readonly journal: OfficialJournal,
  ) {}

  /** A ZIP of the files as they were received, and a manifest. */
  async bundle(): Promise<AsyncIterable<Buffer>> {
    const editions = await this.editions();
    if (editions.length === 0) throw new Problem('trusted-list-not-found');
    const at = this.clock.now();
    const zip = new ZipFile();
    const files: Manifest['files'] = [];
    for (const edition of editions) {
      const { kind, territory, sequenceNumber, issued, nextUpdate, sha256, source } = edition;
      const file = `${kind === 'pivot' ? 'pivots/' : ''}${territory}-${sequenceNumber}.xml`;
      files.push({
        ...{ file, kind, territory, sequenceNumber, sha256, location: source },
        ...{ issued: issued.toISOString(), nextUpdate: nextUpdate?.toISOString() ?? null },
      });
      zip.addBuffer(xmlIn(edition.xml), file, { compress: true, mtime: issued });
    }
    const manifest: Manifest = {
      ...{ format: 'qwarden-trusted-lists', version: 1 },
      ...{ exportedAt: at.toISOString(), files },
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    zip.addBuffer(Buffer.from(text), MANIFEST, { compress: true, mtime: at });
    zip.end();
    return zip.outputStream as unknown as AsyncIterable<Buffer>;
  }

  private async editions(): Promise<TrustedListEditionEntity[]> {
    const rows = await this.store.rows();
    const lotl = await this.store.current(rows.find(({ territory }) => territory === EU)?.editionId ?? null);
    const route = lotl && signerRoute(lotl.candidate.list, await this.journal.notices());
    const query = this.db.read(TrustedListEditionEntity).createQueryBuilder('edition');
    return query
      .addSelect('edition.xml')
      .where({ id: In(rows.flatMap(({ editionId }) => editionId ?? [])) })
      .orWhere({ kind: 'pivot', source: In(route?.ok === true ? [...route.pivots] : []) })
      .orderBy('edition.kind', 'DESC')
      .addOrderBy('edition.territory', 'ASC')
      .addOrderBy('edition.sequenceNumber', 'ASC')
      .getMany();
  }
}

import { Injectable } from '@nestjs/common';
import { shortName } from '../core/trust-lists/names.js';
import { statesOf } from '../core/trust-lists/service-index.js';
import type { ServiceState } from '../core/trust-lists/trusted-list.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { pemOf } from './pem.js';
import { purposesOf, typeName } from './service-rows.js';
import type { TrustServiceDetailsRow, TrustServiceRow } from './trust.contract.js';
import { Trust } from './trust.service.js';
import { TrustServiceEntity } from './trust-service.entity.js';
import { TRUST_SERVICE_LIST } from './trust-service-list.js';

/** The services of the lists in use. */
@Injectable()
export class TrustServices {
  constructor(
    private readonly db: Database,
    private readonly trust: Trust,
  ) {}

  async list(query: ListQuery): Promise<Page<TrustServiceRow>> {
    const source = this.db.read(TrustServiceEntity).createQueryBuilder('service');
    const page = await findPage(source, TRUST_SERVICE_LIST, query);
    return page.with(page.rows.map(viewOf));
  }

  /** With everything that its list says of it, its past included. */
  async show(id: string): Promise<TrustServiceDetailsRow> {
    const row = await this.db.read(TrustServiceEntity).findOneBy({ id });
    if (row === null) throw new Problem('trust-service-not-found');
    const { used, list } = await this.trust.edition(row.editionId);
    const provider = list.providers[row.providerIndex];
    const service = provider?.services[row.serviceIndex];
    if (provider === undefined || service === undefined)
      throw new Error(`The service ${id} is not in the edition ${row.editionId}.`);
    return {
      ...viewOf(row),
      ...{ editionId: used.id, sequenceNumber: used.sequenceNumber },
      ...{ typeUri: service.type, statusUri: service.status },
      providerNames: [...provider.names],
      tradeNames: [...new Set(provider.tradeNames.map(({ text }) => text))],
      informationUris: [...new Set(provider.informationUris.map(({ text }) => text))],
      pem: [...new Set(service.identity.certificates)].map((one) => pemOf(Buffer.from(one, 'base64'))),
      states: statesOf(service).map(stateView),
    };
  }
}

function viewOf(row: TrustServiceEntity): TrustServiceRow {
  const { id, territory, provider, name, type, status, since, certificates } = row;
  return {
    ...{ id, territory, provider, name, type, status, since },
    purposes: (['signatures', 'seals', 'web'] as const).filter((purpose) => row[purpose]),
    certificates: certificates.map((one) => ({ ...one, notAfter: new Date(one.notAfter) })),
  };
}

const stateView = (state: ServiceState) => ({
  type: typeName(state.type),
  status: shortName(state.status),
  statusUri: state.status,
  since: new Date(state.since),
  names: [...state.names],
  purposes: purposesOf(state),
  qualifiers: [
    ...new Set(
      state.extensions.flatMap((extension) =>
        extension.kind === 'qualifications'
          ? extension.elements.flatMap(({ qualifiers }) => qualifiers.map(shortName))
          : [],
      ),
    ),
  ].sort(),
});

import { Inject, Injectable } from '@nestjs/common';
import { findAuthority } from '../core/identifiers/nca-ids.js';
import type { EntityType } from '../core/registers/register-entry.js';
import { coversAuthority } from '../core/registers/role-answer.js';
import type { ColumnMapping } from '../core/registers/sources/column-mapping.js';
import type { RegisterFacts } from '../core/registers/sources/register-source.js';
import { SHIPPED_SOURCES, shippedSource } from '../core/registers/sources/shipped-sources.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { RegisterSourceEntity } from './register-source.entity.js';
import { EBA, EXTERNAL, factsOf, MANUAL } from './sources.js';

/** Which registers there are: those shipped, those mapped here, what people entered, and a service that is asked. */
@Injectable()
export class SourceCatalog {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those with editions that cover an authority at an instant, the EBA's first. */
  async covering(authority: string, at: Date): Promise<RegisterFacts[]> {
    // Hardly an authority has one, and every lookup asks.
    const known = await this.db.query('SELECT 1 FROM "register_source" WHERE "authority" = $1 LIMIT 1', [
      authority,
    ]);
    const mapped = known.length === 0 ? [] : await this.db.read(RegisterSourceEntity).findBy({ authority });
    const national = SHIPPED_SOURCES.filter(
      (source) => source.source !== EBA.source && coversAuthority(source, authority),
    );
    return [
      EBA,
      ...national.map(factsOf),
      ...mapped.filter(({ retiredAt }) => retiredAt === null || retiredAt > at).map(mappedFacts),
      { ...MANUAL, authorities: [authority] },
    ];
  }

  mapped(): Promise<RegisterSourceEntity[]> {
    return this.db.read(RegisterSourceEntity).find({ order: { name: 'ASC' } });
  }

  findMapped(id: string): Promise<RegisterSourceEntity | null> {
    return this.db.read(RegisterSourceEntity).findOneBy({ id });
  }

  get hasExternal(): boolean {
    return this.config.registers.checking !== undefined;
  }

  /** As people call it, for sentences of mails and the log. */
  async nameOf(id: string): Promise<string> {
    if (id === MANUAL.source) return MANUAL.name;
    if (id === EXTERNAL.source) return EXTERNAL.name;
    return shippedSource(id)?.name ?? (await this.findMapped(id))?.name ?? id;
  }
}

export function mappedFacts({
  id,
  name,
  authority,
  freshForDays,
  mapping,
}: RegisterSourceEntity): RegisterFacts {
  const { columns, defaultServices } = mapping;
  return {
    ...{ source: id, name, standing: 'national', authorities: [authority], freshForDays },
    holds: typesOf(mapping),
    tellsServices: columns.services !== undefined || defaultServices.length > 0,
    tellsPassports: columns.hosts !== undefined,
  };
}

/** Types that the mapping can give. */
function typesOf({ types, defaultType }: ColumnMapping): readonly EntityType[] {
  const given = Object.values(types).filter((type) => type !== null);
  return [...new Set(defaultType === null ? given : [...given, defaultType])];
}

export const countryOfAuthority = (authority: string): string =>
  findAuthority(authority)?.authority.country ?? authority.slice(0, 2);

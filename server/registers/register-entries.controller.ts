import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Clock } from '../ports/clock.js';
import { atInput } from './at-input.js';
import { RegisterEntries } from './register-entries.service.js';
import { REGISTER_ENTRY_LIST } from './register-entry-list.js';
import { type LookupQuery, lookupQuerySchema, RegisterLookups } from './register-lookups.service.js';
import {
  registerEntryRowSchema,
  registerEntrySchema,
  registerFacetsSchema,
  registerLookupSchema,
} from './registers.contract.js';

const keySchema = z.string().min(1).max(500);
const atQuerySchema = z.strictObject({ at: atInput.optional() });

@ApiTags('register-entries')
@Controller('register-entries')
export class RegisterEntriesController {
  constructor(
    private readonly entries: RegisterEntries,
    private readonly lookups: RegisterLookups,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'Entries of registers, as of now or, with the filter `at`, of an instant.' })
  @ReturnsList(registerEntryRowSchema)
  list(@Query({ schema: REGISTER_ENTRY_LIST.query }) query: ListQuery) {
    return this.entries.list(query, this.instantOf(query));
  }

  @Get('facets')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'How many entries of a filtered list there are of each value.' })
  @Returns(registerFacetsSchema)
  facets(@Query({ schema: REGISTER_ENTRY_LIST.query }) query: ListQuery) {
    return this.entries.facets(query, this.instantOf(query));
  }

  @Get('lookup')
  @RequiresPermission('registers.read')
  @ApiOperation({
    summary: 'Whether a payment service provider may use a role in a country, and who says so.',
    description:
      'To be asked for every request of a gateway. An answer that is neither yes nor no is unknown.',
  })
  @Returns(registerLookupSchema)
  @Refuses('invalid-input', 'not-a-psd-identifier')
  lookup(@Query({ schema: lookupQuerySchema }) query: LookupQuery) {
    return this.lookups.lookup(query);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One entry with what every edition said of it.' })
  @Returns(registerEntrySchema)
  @Refuses('register-entry-not-found')
  show(
    @Param('id', { schema: keySchema }) id: string,
    @Query({ schema: atQuerySchema }) { at }: z.output<typeof atQuerySchema>,
  ) {
    return this.entries.show(id, at ?? this.clock.now());
  }

  private instantOf({ filter }: ListQuery): Date {
    const at = filter.get('at');
    return at instanceof Date ? at : this.clock.now();
  }
}

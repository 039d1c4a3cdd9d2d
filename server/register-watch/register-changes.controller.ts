import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { REGISTER_CHANGE_LIST } from './register-change-list.js';
import { RegisterChanges } from './register-changes.service.js';
import { registerChangeDetailsSchema, registerChangeSchema } from './register-watch.contract.js';

@ApiTags('register-changes')
@Controller('register-changes')
export class RegisterChangesController {
  constructor(private readonly changes: RegisterChanges) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({
    summary: 'What registers say otherwise than before, and whether it concerns certificates held here.',
  })
  @ReturnsList(registerChangeSchema)
  list(@Query({ schema: REGISTER_CHANGE_LIST.query }) query: ListQuery) {
    return this.changes.list(query);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One change, with the certificates that it touched.' })
  @Returns(registerChangeDetailsSchema)
  @Refuses('register-change-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.changes.show(id);
  }
}

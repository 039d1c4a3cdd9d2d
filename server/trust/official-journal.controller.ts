import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { OfficialJournal } from './official-journal.service.js';
import {
  type CreateOfficialJournalNotice,
  createOfficialJournalNoticeSchema,
  officialJournalNoticeSchema,
} from './trust.contract.js';

@ApiTags('official-journal')
@Controller('official-journal')
export class OfficialJournalController {
  constructor(private readonly journal: OfficialJournal) {}

  @Get()
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'Who may sign the list of lists: where all trust in the lists begins.' })
  @Returns(z.array(officialJournalNoticeSchema))
  list() {
    return this.journal.list();
  }

  @Post()
  @RequiresPermission('official-journal.write')
  @ApiOperation({
    summary: 'Bring in the certificates of another publication, or replace those of a known one.',
    description:
      'Lists that rest on certificates that are replaced go out of use at once, until a refresh has judged them anew.',
  })
  @Returns(officialJournalNoticeSchema, 201)
  @Refuses('invalid-input', 'private-key', 'changed-meanwhile')
  create(
    @Body({ schema: createOfficialJournalNoticeSchema }) body: CreateOfficialJournalNotice,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.journal.create(body, user);
  }

  @Delete(':id')
  @RequiresPermission('official-journal.write')
  @ApiOperation({ summary: 'Take own certificates away again, and with them the lists that rest on them.' })
  @ReturnsNothing()
  @Refuses('notice-not-found')
  delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.journal.delete(id, user);
  }
}

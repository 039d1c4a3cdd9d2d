import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/config.js';
import { id as idSchema } from '../platform/http/common.contract.js';
import { Refuses, RequiresPermission, Returns } from '../platform/http/decorators.js';
import { Clock } from '../ports/clock.js';
import { certificateRegisterMatchSchema } from '../registers/register-match.contract.js';
import { RegisterMatches } from '../registers/register-matches.service.js';
import { decode } from './certificate-views.js';
import { Certificates } from './certificates.service.js';

const matchQuerySchema = z.strictObject({
  host: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({
      description:
        'Where the roles are to be used. Without it, in the country that is set here, and failing that where the holder is authorised.',
    }),
});

@ApiTags('certificates')
@Controller('certificates')
export class RegisterMatchController {
  constructor(
    private readonly certificates: Certificates,
    private readonly matches: RegisterMatches,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':id/register-match')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Each role in the certificate, in the register and in the host country.' })
  @Returns(certificateRegisterMatchSchema)
  @Refuses('certificate-not-found')
  async match(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: matchQuerySchema }) { host }: z.output<typeof matchQuerySchema>,
  ) {
    const certificate = decode(await this.certificates.find(id));
    const { hostCountry } = this.config;
    const match = await this.matches.match(certificate, host ?? hostCountry, this.clock.now());
    return { ...match, defaultHost: hostCountry };
  }
}

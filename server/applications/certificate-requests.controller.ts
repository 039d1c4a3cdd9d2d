import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses, RequiresPermission, Returns } from '../platform/http/decorators.js';
import {
  checkedRequestSchema,
  type CheckRequest,
  checkRequestSchema,
  preparedRequestSchema,
  type RequestParticularsInput,
  requestParticularsSchema,
} from './certificate-requests.contract.js';
import { CertificateRequests } from './certificate-requests.service.js';

@ApiTags('certificate-requests')
@Controller('certificate-requests')
export class CertificateRequestsController {
  constructor(private readonly requests: CertificateRequests) {}

  @Post('prepare')
  @RequiresPermission('reviews.apply')
  @ApiOperation({
    summary: 'The OpenSSL configuration and commands for requesting a QWAC or QSealC.',
    description: 'The key is made by whoever runs the commands, and stays there. Nothing is stored.',
  })
  @Returns(preparedRequestSchema)
  @Refuses('invalid-input')
  prepare(@Body({ schema: requestParticularsSchema }) body: RequestParticularsInput) {
    return this.requests.prepare(body);
  }

  @Post('check')
  @RequiresPermission('reviews.apply')
  @ApiOperation({
    summary: 'What a certificate signing request asks for, and where it differs from what was wanted.',
    description: 'Nothing is stored. A private key is refused.',
  })
  @Returns(checkedRequestSchema)
  @Refuses('invalid-input', 'not-a-certificate-request', 'unreadable', 'private-key', 'too-large')
  check(@Body({ schema: checkRequestSchema }) body: CheckRequest) {
    return this.requests.check(body);
  }
}

import { Injectable } from '@nestjs/common';
import { commandsFor } from '../core/certificate-requests/commands.js';
import { describeRequest } from '../core/certificate-requests/describe-request.js';
import { judgeRequest } from '../core/certificate-requests/judge-request.js';
import { opensslConfiguration, requestFiles } from '../core/certificate-requests/openssl-configuration.js';
import { particularsFaults, requestedAuthority } from '../core/certificate-requests/particulars.js';
import {
  readCertificateRequest,
  type RequestErrorCode,
} from '../core/certificate-requests/read-certificate-request.js';
import { Problem, type ProblemCode } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Signatures } from '../ports/signatures.js';
import type {
  CheckedRequestRow,
  CheckRequest,
  PreparedRequest,
  RequestParticularsInput,
} from './certificate-requests.contract.js';

const PROBLEM_OF: Readonly<Record<RequestErrorCode, ProblemCode>> = {
  'not-a-certificate-request': 'not-a-certificate-request',
  malformed: 'not-a-certificate-request',
  'too-large': 'too-large',
  unreadable: 'unreadable',
  'private-key': 'private-key',
};

/** Prepares requests for certificates and reads the ones that come back. Keeps nothing of either. */
@Injectable()
export class CertificateRequests {
  constructor(
    private readonly verifier: Signatures,
    private readonly clock: Clock,
  ) {}

  prepare(wanted: RequestParticularsInput): PreparedRequest {
    refuseFaults(wanted, '');
    return {
      files: requestFiles(wanted),
      configuration: opensslConfiguration(wanted),
      commands: {
        posix: [...commandsFor(wanted, 'posix')],
        powershell: [...commandsFor(wanted, 'powershell')],
      },
      authority: requestedAuthority(wanted),
    };
  }

  check({ pem, wanted }: CheckRequest): CheckedRequestRow {
    if (wanted !== undefined) refuseFaults(wanted, 'wanted.');
    const read = readCertificateRequest(new TextEncoder().encode(pem), this.verifier);
    if (!read.ok) {
      const { code, message, offset } = read.error;
      throw new Problem(PROBLEM_OF[code], { detail: message, ...(offset !== undefined && { offset }) });
    }
    const { roles, names, keyUsage, extendedKeyUsage, ...described } = describeRequest(read.request);
    return {
      request: {
        ...described,
        ...{ roles: [...roles], names: [...names] },
        ...{ keyUsage: [...keyUsage], extendedKeyUsage: [...extendedKeyUsage] },
      },
      findings: judgeRequest(read.request, wanted, this.clock.now()).map(
        ({ code, severity, message, citation, at }) => ({ code, severity, message, citation, at }),
      ),
    };
  }
}

function refuseFaults(wanted: RequestParticularsInput, under: string): void {
  const faults = particularsFaults(wanted);
  if (faults.length === 0) return;
  const errors = faults.map(({ path, message }) => ({ path: `${under}${path}`, message }));
  throw new Problem('invalid-input', { errors });
}

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS, Problem, type ProblemCode, problemDocument } from './problem.js';

/** Renders everything that is thrown as `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Error');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.code === 'internal' || PROBLEMS[problem.code].status > 500)
      this.logger.error({ requestId: request.id, ...describe(error) });
    if (reply.sent) return;
    sendProblem(reply, problem, request.id);
  }
}

export function sendProblem(reply: FastifyReply, { code, context }: Problem, requestId: string): void {
  void reply
    .status(PROBLEMS[code].status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(code, context, requestId)));
}

/** The refusal behind an error of ours, of Nest, of Fastify or of the database; `internal` for a bug. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  const known = code === undefined ? undefined : (DATABASE_PROBLEMS[code] ?? FASTIFY_PROBLEMS[code]);
  if (known) return new Problem(known);
  const status = statusOf(error);
  if (status === undefined || status >= 500) return new Problem('internal');
  return new Problem(STATUS_PROBLEMS[status] ?? 'malformed-request');
}

const DATABASE_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  SQLITE_BUSY: 'storage-unavailable',
  SQLITE_BUSY_SNAPSHOT: 'storage-unavailable',
  SQLITE_LOCKED: 'storage-unavailable',
  SQLITE_READONLY: 'storage-unavailable',
  SQLITE_IOERR_WRITE: 'storage-unavailable',
  SQLITE_CANTOPEN: 'storage-unavailable',
  SQLITE_FULL: 'storage-full',
  ENOSPC: 'storage-full',
  '53100': 'storage-full',
  '53300': 'storage-unavailable',
  '55P03': 'storage-unavailable',
  '57P01': 'storage-unavailable',
  '57P03': 'storage-unavailable',
  ECONNREFUSED: 'storage-unavailable',
  // Two did the same at the same moment, or each waited for the other; the one who hears this may try again.
  SQLITE_CONSTRAINT_UNIQUE: 'changed-meanwhile',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'changed-meanwhile',
  '23505': 'changed-meanwhile',
  '40P01': 'changed-meanwhile',
  '40001': 'changed-meanwhile',
};

const FASTIFY_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
};

const STATUS_PROBLEMS: Readonly<Record<number, ProblemCode>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'too-slow',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** For the log only. A failed query's parameters may be secrets, so they are left out. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: error.message, code: codeOf(error), stack: error.stack };
}

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { MAX_REPORT_OCTETS, REPORT_PATH } from './core/probes/report-signature.js';
import { serveOpenApi } from './openapi.js';
import { type Config, isBehindTls } from './platform/config/config.js';
import { Metrics } from './platform/health/metrics.js';
import { serveConsole } from './platform/http/console.js';
import { PageInterceptor } from './platform/http/page.js';
import { Problem } from './platform/http/problem.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { addSecurityHeaders } from './platform/http/security-headers.js';
import { hangUpOnUnreadBodies } from './platform/http/unread-body.js';
import { jsonLogger } from './platform/logging/json-logger.js';
import { logRequests } from './platform/logging/request-log.js';

/** JSON and forms; uploads have limits of their own. */
const BODY_LIMIT = 1_048_576;

/** Seen from `dist/server` and from `server` alike only in the first case; sources are served by Vite. */
const CONSOLE = fileURLToPath(new URL('../admin-ui/', import.meta.url));

export interface AppOptions {
  /** Where the built console lies. */
  readonly consoleDir?: string;
  /** Takes the log, line by line; without it requests are not logged. */
  readonly log?: (line: string) => void;
}

export const createAdapter = (config: Config) =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    // We do not speak TLS, so an https address means that a proxy stands in front and names the client.
    trustProxy: isBehindTls(config) ? ['loopback', 'linklocal', 'uniquelocal'] : 'loopback',
  });

/** Fastify's own JSON parser is enough; Nest would add one for forms, which only other sites send us. */
export const APP_OPTIONS = { bodyParser: false, abortOnError: false } as const;

export async function createApp(config: Config, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), createAdapter(config), {
    ...APP_OPTIONS,
    logger: jsonLogger(),
  });
  await configureApp(app, config, options);
  return app;
}

/** Everything between the modules and the socket; tests call it on an app of their own making. */
export async function configureApp(
  app: NestFastifyApplication,
  config: Config,
  { consoleDir = CONSOLE, log }: AppOptions = {},
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  addSecurityHeaders(fastify, config);
  hangUpOnUnreadBodies(fastify);
  // Runs come with their traces, and are longer than what a form sends.
  fastify.addHook('onRoute', (route) => {
    if (route.url === REPORT_PATH) route.bodyLimit = MAX_REPORT_OCTETS;
  });
  if (log) logRequests(fastify, log);
  app.get(Metrics).observeRequests(fastify);
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    // Smaller answers are a packet or three as they are; compressing them costs more than the way.
    threshold: 4_096,
    // Beyond 4 each further percent costs more time than it saves on the way.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });

  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz', 'metrics'] });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) =>
        new Problem('invalid-input', {
          errors: issues.slice(0, 100).map(({ path, message }) => ({
            path: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
            message,
          })),
        }),
    }),
  );
  app.useGlobalInterceptors(
    new StandardSchemaSerializerInterceptor(app.get(Reflector)),
    new PageInterceptor(),
  );
  app.enableShutdownHooks();
  serveOpenApi(app);
  await serveConsole(fastify, consoleDir);
}

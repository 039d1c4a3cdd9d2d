import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { problemSchema } from './platform/http/common.contract.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const require = createRequire(import.meta.url);

/** The API as an OpenAPI document. Used by the server and by the script that writes `docs/openapi.json`. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Qwarden')
    .setDescription('Compliance and certificate-management console for PSD2 open banking.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token.' }, 'token')
    .addCookieAuth('qwarden', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, description);
  // Every refusal points at it; no route returns it, so Nest does not see it.
  const { $schema: _, ...problem } = z.toJSONSchema(problemSchema, { target: 'openapi-3.0' });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem as Schema },
  };
  return document;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Qwarden API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true });\n`;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** `/api/openapi.json` and the page `/api/docs`, which unlike Nest's own has nothing inline. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const files: Record<string, { type: string; content: () => string | Buffer }> = {
    '/api/docs': { type: 'text/html; charset=utf-8', content: () => PAGE },
    '/api/docs/start.js': { type: 'text/javascript; charset=utf-8', content: () => START },
    '/api/docs/swagger-ui.css': {
      type: 'text/css; charset=utf-8',
      content: () => readFileSync(join(folder, 'swagger-ui.css')),
    },
    '/api/docs/swagger-ui-bundle.js': {
      type: 'text/javascript; charset=utf-8',
      content: () => readFileSync(join(folder, 'swagger-ui-bundle.js')),
    },
  };
  for (const [url, { type, content }] of Object.entries(files))
    fastify.get(url, (_request, reply) =>
      reply
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-cache')
        .type(type)
        .send(content()),
    );

  // Made when first asked for: it takes a tenth of a second that the start can do without.
  let document: string | undefined;
  fastify.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(app));
    return reply.type('application/json; charset=utf-8').send(document);
  });
}

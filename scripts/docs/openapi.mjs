import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The document the server answers with, from an app that listens nowhere and leaves nothing behind. */
export async function openApiJson() {
  const { createApp } = await import('../../dist/server/app.js');
  const { openApiDocument } = await import('../../dist/server/openapi.js');
  const { readConfig } = await import('../../dist/server/platform/config/config.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-docs-'));
  try {
    const app = await createApp(readConfig({ QWARDEN_DATA_DIR: dataDir }));
    const document = openApiDocument(app);
    await app.close();
    return `${JSON.stringify(document, null, 2)}\n`;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

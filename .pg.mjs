import { runnerImport } from 'vite';
import { writeFileSync } from 'node:fs';
const { module } = await runnerImport('./test/support/test-database.ts');
const pg = await module.startPostgres();
writeFileSync('/tmp/pg.url', pg.url);
setInterval(()=>{}, 1e6);

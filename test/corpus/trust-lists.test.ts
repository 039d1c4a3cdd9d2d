import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { test } from '@jest/globals';
import { nodeListCryptography } from '../../server/adapters/trust-lists/node-list-cryptography.js';
import { readSignedList } from '../../server/core/trust-lists/read-signed-list.js';
import { CORPUS } from './corpus.js';
test('x', () => {
  const index = JSON.parse(readFileSync(new URL('trustlists/index.json', CORPUS),'utf8')) as any[];
  for (const e of index) {
    let b: Uint8Array = readFileSync(new URL(e.file, CORPUS)); if (e.gz) b = gunzipSync(b);
    const t=performance.now();
    const r = readSignedList(b, nodeListCryptography);
    console.log(e.file, r.ok ? [r.value.signed.list.scheme.territory, r.value.signed.signature.scheme, r.value.signed.list.providers.flatMap(p=>p.services).length, e.services] : r.problem, performance.now()-t);
  }
});

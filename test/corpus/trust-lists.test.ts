import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { test } from '@jest/globals';
import { confirmSignature } from '../../server/adapters/trust-lists/confirm-signature.js';
import { nodeListCryptography } from '../../server/adapters/trust-lists/node-list-cryptography.js';
import { readSignedList } from '../../server/core/trust-lists/read-signed-list.js';
import { CORPUS } from './corpus.js';
test('x', async () => {
  const index = JSON.parse(readFileSync(new URL('trustlists/index.json', CORPUS),'utf8')) as any[];
  let tt=0, n=0;
  for (const e of index) {
    let b: Uint8Array = readFileSync(new URL(e.file, CORPUS)); if (e.gz) b = gunzipSync(b);
    const r = readSignedList(b, nodeListCryptography);
    if (!r.ok) continue;
    const t=performance.now();
    const c = await confirmSignature(r.value.witness);
    const u=performance.now()-t; tt+=u; n++;
    if (n===1||!c) console.log(e.file, c, u);
  }
  console.log(n, tt);
}, 60000);

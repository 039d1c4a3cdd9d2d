import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GuardedEgress } from '../../server/adapters/egress-client.js';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { readListFile } from '../../server/adapters/trust-lists/read-list-file.js';
import { judgeList, type ListCandidate } from '../../server/core/trust-lists/judge-list.js';
import { judgeListOfLists } from '../../server/core/trust-lists/list-of-lists.js';
import { nationalLists } from '../../server/core/trust-lists/list-pointers.js';
import { indexServices } from '../../server/core/trust-lists/service-index.js';
import { DEFAULT_VERDICT_POLICY, type TrustedLists } from '../../server/core/verdict/evidence.js';
import { completeEvidence } from '../../server/evaluations/complete-evidence.js';
import { authorityInfoAccess } from '../support/mint.js';
import { ForeignFolder, writeWorld } from '../support/world/folder.js';
import { BAD_LISTS } from '../support/world/lists.js';
import { BAD_REGISTERS } from '../support/world/register.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const candidate = async (bytes: Uint8Array): Promise<ListCandidate> => {
  const reading = await readListFile({ bytes });
  if (reading.outcome !== 'signed') throw new Error(JSON.stringify(reading));
  return reading;
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${world.address}${path}`, { headers });
const fetched = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await get(path)).arrayBuffer());
const control = async (...words: readonly string[]): Promise<string> => {
  const answer = await fetch(`${world.address}/control/${words.join('/')}`, { method: 'POST' });
  return `${answer.status} ${(await answer.text()).trimEnd()}`;
};

/** The lists as somebody has them who fetched them over HTTP and believes only what is signed. */
async function trusted(): Promise<TrustedLists> {
  const lotl = await candidate(await fetched('/lists/eu-lotl.xml'));
  const judged = judgeListOfLists(lotl, undefined, new Map(), [world.officialJournal], world.time.now());
  expect(judged.decision).toBe('accept');
  const usable = new Map<string, ReturnType<TrustedLists['listOf']>>();
  for (const { territory, location, signers } of nationalLists(lotl.list)) {
    const national = await candidate(await fetched(new URL(location).pathname));
    const expected = { type: 'national', territory, signers } as const;
    expect(judgeList(national, undefined, expected, world.time.now())).toMatchObject({
      decision: 'accept',
      warnings: [],
    });
    usable.set(territory, { state: 'usable', list: national.list, index: indexServices(national.list) });
  }
  return {
    listOfLists: 'usable',
    listOf: (territory) => usable.get(territory) ?? { state: 'not-pointed-at' },
  };
}

async function verdict(der: Uint8Array) {
  const now = () => new Date();
  return completeEvidence(
    {
      ...{ der, at: now(), gatheredAt: now(), lists: await trusted(), anchors: [] },
      ...{ intermediates: [], ocsp: [], crls: [], register: undefined, policy: DEFAULT_VERDICT_POLICY },
    },
    {
      egress: new GuardedEgress({ allowedHosts: [], allowLoopback: true, proxy: undefined }),
      verifier: new NodeSignatureVerifier(),
      now,
      random: (octets) => new Uint8Array(octets).fill(7),
    },
  );
}
const outcomeOf = async (name: string): Promise<string> =>
  (await verdict(world.certificates.get(name)!.der)).evaluation.verdict.outcome;

describe('trusted lists over HTTP', () => {
  test('lead from the Official Journal of the world to every national list', async () => {
    const lists = await trusted();
    expect(lists.listOf('LT').state).toBe('usable');
    expect(lists.listOf('NO').state).toBe('usable');
    expect(lists.listOf('SE').state).toBe('not-pointed-at');
    expect(await (await get('/official-journal')).json()).toEqual(world.officialJournal);
  });

  test('answer conditional requests, and have their digest beside them', async () => {
    const first = await get('/lists/LT.xml');
    const tag = first.headers.get('etag')!;
    expect((await get('/lists/LT.xml', { 'If-None-Match': tag })).status).toBe(304);
    const digest = createHash('sha256').update(new Uint8Array(await first.arrayBuffer()));
    expect(await (await get('/lists/LT.sha2')).text()).toBe(digest.digest('hex'));
    await world.lists.publish('LT');
    expect((await get('/lists/LT.xml', { 'If-None-Match': tag })).status).toBe(200);
  });

  test.each(BAD_LISTS)('%s: whoever has the good list keeps it', async (kind) => {
    const current = await candidate(world.lists.at('NO').bytes);
    expect(await control('publish-bad-list', kind, 'NO')).toMatch(/^200 /);
    const reading = await readListFile({ bytes: await fetched('/lists/NO.xml') });
    if (reading.outcome !== 'signed') expect(['truncated', 'html']).toContain(kind);
    else {
      const signers = nationalLists((await candidate(world.lists.at('EU').bytes)).list).find(
        ({ territory }) => territory === 'NO',
      )!.signers;
      const expected = { type: 'national', territory: 'NO', signers } as const;
      expect(judgeList(reading, current, expected, world.time.now())).toMatchObject({
        decision: 'refuse',
        reasons: [{ code: kind === 'wrong-signer' ? 'signer-not-announced' : 'rolled-back' }],
      });
    }
    expect(await control('publish-list', 'NO')).toMatch(/^200 NO: number \d+ is published\.$/);
  });
});

describe('commands change what is true', () => {
  test('revoke, suspend, good', async () => {
    expect(await outcomeOf('valid')).toBe('valid-with-warnings');
    expect(await control('suspend', 'valid')).toBe('200 valid is on hold.');
    expect(await outcomeOf('valid')).toBe('suspended');
    await control('good', 'valid');
    expect(await outcomeOf('valid')).toBe('valid-with-warnings');
    expect(await control('revoke', 'valid.pem', 'superseded')).toBe('200 valid.pem is revoked: superseded.');
    expect(await outcomeOf('valid')).toBe('revoked');
    await control('good', 'valid');
  });

  test('withdraw-service, grant-service', async () => {
    expect(await control('withdraw-service', 'taken-over')).toContain('is withdrawn in number');
    expect(await outcomeOf('taken-over')).toBe('no-longer-qualified');
    expect(await control('grant-service', 'taken-over')).toContain('is granted in number');
    expect(await outcomeOf('taken-over')).toBe('valid-with-warnings');
  });

  test('go-down, come-up', async () => {
    expect(await control('go-down', 'ocsp', 'crl')).toBe('200 Out of service: ocsp, crl.');
    expect(await outcomeOf('valid')).toBe('indeterminate');
    await control('go-down');
    expect((await get('/lists/LT.xml')).status).toBe(503);
    expect((await get('/ca/granted/ca.cer')).status).toBe(503);
    expect(await control('come-up')).toBe('200 Everything answers.');
    expect(await outcomeOf('valid')).toBe('valid-with-warnings');
  });

  test('list tells what is where', async () => {
    const text = await (await get('/control')).text();
    for (const name of world.certificates.keys()) expect(text).toContain(`  ${name} `);
    expect(text).toContain(`${world.address}/lists/LT.xml`);
  });

  test.each([
    [['make-coffee'], 'A command is one of list, revoke,'],
    [['constructor'], 'A command is one of list, revoke,'],
    [['revoke', 'nobody'], 'A certificate is one of valid,'],
    [['revoke', 'valid', 'boredom'], 'A reason is one of'],
    [['withdraw-service', 'unlisted'], 'A provider with a service is one of granted,'],
    [['publish-bad-list', 'rude'], 'A bad list is one of'],
    [['publish-list', 'XX'], 'A list is one of EU, LT, NO.'],
    [['go-down', 'everything'], 'What can be down is one of'],
  ])('%j makes no sense and changes nothing', async (words, said) => {
    const answer = await control(...words);
    expect(answer).toMatch(/^400 /);
    expect(answer).toContain(said);
  });

  test('a web page is not heard, and reading changes nothing', async () => {
    const address = `${world.address}/control/revoke/valid`;
    const foreign = await fetch(address, { method: 'POST', headers: { Origin: 'http://evil.example' } });
    expect(foreign.status).toBe(403);
    expect((await fetch(address)).status).toBe(405);
    expect(await outcomeOf('valid')).toBe('valid-with-warnings');
  });
});

describe('fetching what a verdict wants', () => {
  test('issuer, then revocation of every certificate of the path; each attempt is kept', async () => {
    const { der } = world.certificates.get('cross-border')!;
    const { attempts, evidence, evaluation } = await verdict(der);
    expect(attempts.map(({ purpose, outcome }) => `${purpose} ${outcome}`)).toEqual([
      ...['ca-issuers ok', 'ocsp ok', 'ocsp ok'],
    ]);
    expect([evidence.intermediates.length, evidence.ocsp.length]).toEqual([1, 2]);
    expect(evaluation.wanted).toHaveLength(0);
    expect(evaluation.verdict.checks.revocation).toEqual({ status: 'pass', reasons: [] });
  });

  test('an issuer that says of itself where its issuer lies is asked for once', async () => {
    const { nordic } = world.authorities.issuing;
    const loop = nordic.authority.subordinate({
      commonName: 'Loop CA',
      country: 'NO',
      extensions: [authorityInfoAccess(['caIssuers', nordic.issuerUrl])],
    });
    const leaf = loop.issue({
      mint: { extensions: [authorityInfoAccess(['caIssuers', nordic.issuerUrl])] },
    });
    const { attempts, evaluation } = await verdict(leaf.der);
    expect(attempts.map(({ url }) => url)).toEqual([nordic.issuerUrl]);
    expect(evaluation.verdict.outcome).toBe('indeterminate');
  });
});

describe('the register of the world', () => {
  const metadata = async () =>
    (await get('/register/filemetadata')).json() as Promise<Record<string, string>>;
  const golden = async (): Promise<{ sha256: string; announced: string; bytes: Buffer; status: number }> => {
    const told = await metadata();
    const answer = await fetch(
      new URL(told['latest_version_relative_zip_path']!, told['golden_copy_path_context']),
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      ...{ bytes, announced: told['sha256_hash']!, status: answer.status },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  };
  const entry = (number: string) => world.register.organisations.find((one) => one.number === number)!;

  test('is announced with its hash, and lies where it is announced', async () => {
    const { sha256, announced, status } = await golden();
    expect([status, sha256]).toEqual([200, announced]);
  });

  test('withdraw-psp, restore-psp, remove-service, end-passport: each in the next edition', async () => {
    const before = (await golden()).sha256;
    expect(await control('withdraw-psp', 'valid')).toMatch(/^200 LB000458 is withdrawn in edition 2 of /);
    expect(entry('LB000458').authorisations).toHaveLength(2);
    expect((await golden()).sha256).not.toBe(before);
    await control('restore-psp', 'LB000458');
    expect(entry('LB000458').authorisations).toHaveLength(1);
    expect(await control('remove-service', '987654', 'PS_070')).toContain(
      '987654 has lost PS_070 in edition',
    );
    expect(entry('987654').services).toEqual({ DE: ['PS_080'], LT: ['PS_080'] });
    expect(await control('end-passport', 'passported', 'LT')).toContain(
      'The passport of 987654 to LT has ended',
    );
    expect(entry('987654').services).toEqual({ DE: ['PS_080'] });
  });

  test.each(BAD_REGISTERS)('a bad one, %s, stays until the next good one', async (kind) => {
    expect(await control('publish-bad-register', kind)).toMatch(/^200 /);
    const { sha256, announced, bytes } = await golden();
    expect(sha256 === announced).toBe(kind === 'loss');
    if (kind === 'html') expect(bytes.toString()).toContain('<html>');
    await control('publish-register');
    const good = await golden();
    expect(good.sha256).toBe(good.announced);
  });

  test.each([
    [['withdraw-psp', 'not-in-register'], 'A PSP in the register is one of LB000458,'],
    [['remove-service', 'LB000458', 'PS_999'], 'A service of LB000458 is one of PS_03A,'],
    [['end-passport', 'LB000458', 'FR'], 'A country of LB000458 is one of LT, LV, NO.'],
    [['publish-bad-register', 'rude'], 'A bad register is one of'],
  ])('%j makes no sense and changes nothing', async (words, said) => {
    const before = (await golden()).sha256;
    const answer = await control(...words);
    expect(answer).toMatch(/^400 /);
    expect(answer).toContain(said);
    expect((await golden()).sha256).toBe(before);
  });

  test('goes down and comes up', async () => {
    await control('go-down', 'register');
    expect((await get('/register/filemetadata')).status).toBe(503);
    await control('come-up');
    expect((await get('/register/filemetadata')).status).toBe(200);
  });
});

describe('the folder', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qwarden-folder-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('holds certificates, CAs and lists, and no private key', () => {
    const folder = join(directory, 'world');
    writeWorld(world, folder);
    writeWorld(world, folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of world.certificates.keys())
      expect(names).toContain(join('certificates', `${name}.pem`));
    expect(names).toContain(join('lists', 'eu-lotl.xml'));
    for (const name of names.filter((one) => /\.\w+$/.test(one)))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('PRIVATE KEY');
  });

  test('of somebody else is never replaced', () => {
    writeFileSync(join(directory, 'precious.txt'), 'mine');
    expect(() => writeWorld(world, directory)).toThrow(ForeignFolder);
    expect(readFileSync(join(directory, 'precious.txt'), 'utf8')).toBe('mine');
  });
});

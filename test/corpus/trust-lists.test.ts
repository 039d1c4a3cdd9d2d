import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readListFile } from '../../server/adapters/trust-lists/read-list-file.js';
import { fromBase64 } from '../../server/core/trust-lists/base64.js';
import { diffEditions } from '../../server/core/trust-lists/diff-editions.js';
import { judgeList, type ListCandidate } from '../../server/core/trust-lists/judge-list.js';
import { judgeListOfLists } from '../../server/core/trust-lists/list-of-lists.js';
import { nationalLists } from '../../server/core/trust-lists/list-pointers.js';
import { CA_QC, ServiceScope, ServiceStatus, shortName } from '../../server/core/trust-lists/names.js';
import { OFFICIAL_JOURNAL } from '../../server/core/trust-lists/official-journal.js';
import { statesOf } from '../../server/core/trust-lists/service-index.js';
import type { ServiceState, TrustedList } from '../../server/core/trust-lists/trusted-list.js';
import { type ListEntry, listBytes, listEntries } from './trust-lists-files.js';

const ENTRIES = listEntries();
const LOTL = 'trustlists/eu-2026-08/eu-lotl.xml';
/** The lists were collected in these days. */
const AT = new Date('2026-08-20T00:00:00Z');

const candidates = new Map<string, ListCandidate>();
async function candidateOf(entry: Pick<ListEntry, 'file' | 'gz'>): Promise<ListCandidate> {
  const known = candidates.get(entry.file);
  if (known !== undefined) return known;
  const reading = await readListFile({ bytes: listBytes(entry) });
  if (reading.outcome !== 'signed') throw new Error(`${entry.file}: ${JSON.stringify(reading)}`);
  candidates.set(entry.file, reading);
  return reading;
}
const lotl = (): Promise<ListCandidate> => candidateOf({ file: LOTL, gz: false });

const counted = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const isFor = (scope: string) => (state: ServiceState) =>
  state.extensions.some((one) => one.kind === 'additional-information' && one.uri === scope);

/** The facts of the index, made from our value. */
function factsOf({ scheme, providers }: TrustedList) {
  const services = providers.flatMap((provider) => provider.services);
  const caQc = services.filter(({ type }) => type === CA_QC);
  const web = caQc.filter(isFor(ServiceScope.web));
  return {
    country: scheme.territory,
    tslVersion: String(scheme.version),
    sequence: String(scheme.sequenceNumber),
    issued: scheme.issued,
    nextUpdate: scheme.nextUpdate,
    pointers: scheme.pointers.length,
    tsps: providers.length,
    services: services.length,
    serviceTypes: counted(
      services.map(({ type }) => type.replace('http://uri.etsi.org/TrstSvc/Svctype/', '')),
    ),
    serviceStatuses: counted(services.map(({ status }) => shortName(status))),
    historyInstances: services.reduce((sum, { history }) => sum + history.length, 0),
    servicesWithoutCertificate: services.filter(({ identity }) => identity.certificates.length === 0).length,
    caQc: caQc.length,
    caQcForWebSiteAuthentication: web.length,
    caQcForWebSiteAuthenticationGranted: web.filter(({ status }) => status === ServiceStatus.granted).length,
    caQcForeSeals: caQc.filter(isFor(ServiceScope.seals)).length,
    caQcForeSignatures: caQc.filter(isFor(ServiceScope.signatures)).length,
  };
}

const FACTS = Object.keys(
  factsOf({ scheme: { pointers: [] }, providers: [] } as never),
) as (keyof ListEntry)[];

const cases = ENTRIES.map((entry) => [entry.file.replace('trustlists/', ''), entry] as const);
const whenThere = ENTRIES.length === 0 ? describe.skip : describe;

whenThere('the trusted lists of the corpus', () => {
  test('are as many as the index says', () => {
    expect(ENTRIES).toHaveLength(37);
  });

  test.each(cases)('%s: both readers find its signature valid, and the counts agree', async (_, entry) => {
    const { list, sha256, signature } = await candidateOf(entry);
    expect(sha256).toBe(entry.sha256);
    expect(factsOf(list)).toEqual(Object.fromEntries(FACTS.map((fact) => [fact, entry[fact]])));
    const signer = createHash('sha256').update(fromBase64(signature.signer)!).digest('hex');
    expect(signer).toBe(entry.signerCertSha256);
  });

  test('the lists of August 2026 are 30, the list of lists among them', () => {
    expect(ENTRIES.filter(({ file }) => file.includes('eu-2026-08'))).toHaveLength(30);
  });
});

whenThere('judged on 20 August 2026', () => {
  test('the list of lists follows from the Official Journal', async () => {
    expect(judgeListOfLists(await lotl(), undefined, new Map(), OFFICIAL_JOURNAL, AT)).toMatchObject({
      decision: 'accept',
    });
  });

  test('older ones are rolled back, those before C/2026/1944 name a publication that is not known', async () => {
    const april = await candidateOf({ file: 'trustlists/eu-lotl-2026-04/eu-lotl.xml.gz', gz: true });
    expect(judgeListOfLists(april, await lotl(), new Map(), OFFICIAL_JOURNAL, AT)).toMatchObject({
      decision: 'refuse',
      reasons: [{ code: 'rolled-back' }],
    });
    const year2021 = await candidateOf({ file: 'trustlists/go-trustlists/eu-lotl.xml.gz', gz: true });
    expect(judgeListOfLists(year2021, undefined, new Map(), OFFICIAL_JOURNAL, AT)).toMatchObject({
      reasons: [{ code: 'official-journal-unknown' }],
    });
  });

  /** What a bank has to see beside each list; every other is taken without a word but for its signer's purpose. */
  const VERDICTS: Readonly<Record<string, string>> = {
    // Issued in 2024, by a signer that the list of lists does not announce any more.
    HR: 'refuse signer-not-announced',
    IE: 'accept signer-expired',
    NL: 'accept next-update-passed',
    NO: 'accept next-update-passed',
    UK: 'accept closed',
  };
  const national = ENTRIES.filter(({ file }) => /eu-2026-08\/TSL_/.test(file));

  test.each(national.map((entry) => [entry.country, entry] as const))(
    'the list of %s',
    async (country, entry) => {
      const pointed = nationalLists((await lotl()).list).find(({ territory }) => territory === country);
      const expected = { type: 'national', territory: country, signers: pointed!.signers } as const;
      const judgement = judgeList(await candidateOf(entry), undefined, expected, AT);
      const codes = judgement.decision === 'refuse' ? judgement.reasons : judgement.warnings;
      const told = codes.map(({ code }) => code).filter((code) => code !== 'signer-without-tsl-signing');
      expect([judgement.decision, ...told].join(' ')).toBe(VERDICTS[country] ?? 'accept');
    },
  );

  test('Germany and Liechtenstein are pointed at, though the corpus has them not', async () => {
    const territories = nationalLists((await lotl()).list).map(({ territory }) => territory);
    expect(territories).toEqual(
      expect.arrayContaining(['DE', 'LI', ...national.map(({ country }) => country)]),
    );
  });
});

whenThere('editions and states', () => {
  test('Belgium between number 74 and number 81', async () => {
    const before = await candidateOf({ file: 'trustlists/pyhanko/tsl-be-old.xml.gz', gz: true });
    const after = await candidateOf({ file: 'trustlists/eu-2026-08/TSL_BE.xml.gz', gz: true });
    const difference = diffEditions(before.list, after.list);
    const services = (list: TrustedList): number => factsOf(list).services;
    expect(services(before.list) + difference.servicesAdded.length - difference.servicesRemoved.length).toBe(
      services(after.list),
    );
    expect(difference.servicesAdded.length).toBeGreaterThan(0);
    expect(difference.servicesChanged.length).toBeGreaterThan(0);
  });

  test('the services for web sites whose states are not strictly newest first, so that nothing follows from them', async () => {
    const disordered: string[] = [];
    for (const entry of ENTRIES.filter(({ file }) => file.includes('eu-2026-08'))) {
      for (const { services } of (await candidateOf(entry)).list.providers) {
        for (const service of services.filter((one) => statesOf(one).some(isFor(ServiceScope.web)))) {
          const begins = statesOf(service).map(({ since }) => Date.parse(since));
          if (begins.some((begin, i) => i > 0 && begin >= begins[i - 1]!)) {
            disordered.push(`${entry.country}: ${service.names[0]?.text}`);
          }
        }
      }
    }
    expect(disordered).toEqual([
      'FI: VRK CA for Social Welfare and Health Care Service Providers',
      'FI: VRK CA for Social Welfare and Healthcare Service Providers - G2',
      'FR: CERTINOMIS - SAFE CA G2',
      'PL: Certification Authority issuing Qualified Certificates',
    ]);
  });
});

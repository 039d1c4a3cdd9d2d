import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import * as authorities from '../../server/core/identifiers/competent-authorities.js';
import * as ladder from '../../server/core/registers/number-ladder.js';
import * as shapes from '../../server/core/registers/number-shapes.js';
import * as owners from '../../server/core/registers/owner-authority.js';
import * as questions from '../../server/core/registers/register-question.js';
import { readCheckingAnswer } from '../../server/core/registers/checking-answer.js';
import { readFileMetadata } from '../../server/core/registers/eba-file-metadata.js';
import { SERVICE_BY_CODE } from '../../server/core/registers/payment-services.js';
import { ENTITY_TYPES } from '../../server/core/registers/register-entry.js';
import { CORPUS, corpusIndex, hasCorpus } from './corpus.js';

/** A script without types; named by a variable, so that none are looked for. */
const GENERATOR = '../../scripts/docs/authority-numbers.mjs';
const { authorityNumbersDocument, PSD_IDENTIFIERS } = (await import(GENERATOR)) as {
  authorityNumbersDocument: (core: object) => string;
  PSD_IDENTIFIERS: Readonly<Record<string, number>>;
};
const PUBLISHED = readFileSync(new URL('../../docs/authority-numbers.md', import.meta.url), 'utf8');
const REFERENCE = new URL('../../../shared/reference/nca-ids.json', import.meta.url);
const hasReference = existsSync(REFERENCE);
if (!hasReference)
  console.log('The table of authorities is not beside the checkout; its tests are left out.');

/** One authority of the independent table. */
interface NcaEntry {
  readonly ncaId: string;
  readonly formerIds: readonly { readonly id: string }[];
  readonly aliases: readonly string[];
  readonly ebaRegisterOwnerId: { readonly value: string | null };
}

test('docs/authority-numbers.md is what the code says', async () => {
  const core = { ...authorities, ...ladder, ...shapes, ...owners, ...questions };
  const options = { ...(await resolveConfig('README.md')), parser: 'markdown' };
  expect(PUBLISHED).toBe(await format(authorityNumbersDocument(core), options));
});

(hasCorpus ? describe : describe.skip)('PSD identifiers of the corpus', () => {
  /** The corpus' own reading, not ours. */
  const found = new Map<string, number>();
  for (const { organizationIdentifier } of corpusIndex())
    for (const value of [organizationIdentifier ?? []].flat())
      if (/^PSD/i.test(value)) found.set(value, (found.get(value) ?? 0) + 1);

  test('are the published ones', () => {
    expect(Object.fromEntries([...found].sort())).toEqual(PSD_IDENTIFIERS);
    expect([...found.values()].reduce((sum, count) => sum + count, 0)).toBe(59);
  });

  (hasReference ? test : test.skip)('lead to authority, owner and number as the table says', () => {
    const { entries } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { entries: readonly NcaEntry[] };
    let led = 0;
    for (const identifier of found.keys()) {
      const [, stated = '', number] = /^PSD([A-Z]{2}-[A-Z]{2,8})-(.+)$/.exec(identifier) ?? [];
      const entry = entries.find(
        ({ ncaId, formerIds, aliases }) =>
          ncaId === stated || aliases.includes(stated) || formerIds.some(({ id }) => id === stated),
      );
      const asked = questions.questionOfIdentifier(identifier);
      expect([identifier, asked.ok]).toEqual([identifier, entry !== undefined]);
      if (!asked.ok || entry === undefined) continue;
      led++;
      expect(asked.question).toMatchObject({ authority: entry.ncaId, statedAuthority: stated, number });
      expect(owners.ownerOfAuthority(asked.question.authority)).toBe(entry.ebaRegisterOwnerId.value);
    }
    expect(led).toBe(10);
  });

  (hasReference ? test : test.skip)('and so does every authority of the table, by each of its names', () => {
    const { entries } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { entries: readonly NcaEntry[] };
    expect(entries).toHaveLength(33);
    for (const { ncaId, formerIds, aliases, ebaRegisterOwnerId } of entries) {
      for (const stated of [ncaId, ...aliases, ...formerIds.map(({ id }) => id)]) {
        const asked = questions.questionOfIdentifier(`PSD${stated}-1-2`);
        expect(asked).toMatchObject({ ok: true, question: { authority: ncaId, number: '1-2' } });
      }
      const owner = ebaRegisterOwnerId.value;
      if (owner !== null) expect(owners.authorityOfOwner(owner)).toBe(ncaId);
    }
  });
});

(hasCorpus ? describe : describe.skip)('other shapes of registers', () => {
  const samples = () =>
    JSON.parse(readFileSync(new URL('registers/other-samples.json', CORPUS), 'utf8')) as {
      readonly tppwatchApi: { readonly content: unknown };
      readonly obpRegulatedEntity: unknown;
    };

  test('the answer of TPP Watch names a former and a present state; the present one counts', () => {
    const answer = readCheckingAnswer(samples().tppwatchApi.content, 'CZ-CNB');
    expect(answer?.entries).toHaveLength(1);
    expect(answer?.entries[0]).toMatchObject({
      ...{ code: 'CZ_CNB!03570967', authority: 'CZ-CNB', number: '03570967', names: ['Benxy s.r.o.'] },
      ...{ authorisations: ['2019-04-12'], derivedStatus: null },
      address: { lines: ['Evropská 2690/17'], town: 'Praha', postCode: '16000', country: 'CZ' },
    });
    expect(answer?.entries[0]?.services['CZ']).toContain('PS_080');
  });

  test('the regulated entity of the Open Bank Project has services and no dates', () => {
    const answer = readCheckingAnswer(samples().obpRegulatedEntity, 'CY-CBC');
    expect(answer?.entries).toMatchObject([
      {
        ...{ authority: 'CY-CBC', number: '12345', authorisations: [] },
        services: { CY: ['PS_010', 'PS_020', 'PS_03C', 'PS_04C'] },
      },
    ]);
  });
});

(hasCorpus ? describe : describe.skip)('what the EBA publishes beside its file', () => {
  const published = (name: string) => readFileSync(new URL(`registers/${name}`, CORPUS), 'utf8');
  interface Coded {
    readonly CodeValue: string;
  }
  const codeLists = () => {
    const [lists] = JSON.parse(published('eba-metadata-codelists.json')) as [
      {
        readonly CodeLists: readonly { readonly CodeListCode: string; readonly Values: readonly Coded[] }[];
        readonly ServiceDefinition: readonly Coded[];
      },
    ];
    return lists;
  };
  const valuesOf = (list: string) =>
    codeLists()
      .CodeLists.find(({ CodeListCode }) => CodeListCode === list)
      ?.Values.map(({ CodeValue }) => CodeValue) ?? [];

  test('the metadata lead to the file of that day', () => {
    const metadata = readFileMetadata(published('eba-filemetadata-sample.json'), 'https://asked.example/');
    expect(metadata).toMatchObject({
      ok: true,
      value: {
        name: 'download-PSDMD-202608160000.zip',
        sha256: 'b5bc6f70267b68b29908c2392670c117339fd384464cdb5cda397692b77b8f6a',
        publishedAt: new Date('2026-08-16T00:00:16Z'),
      },
    });
    expect(metadata.ok && new URL(metadata.value.location).pathname).toBe(
      '/register/downloads/PSDMD/20260816/download-PSDMD-202608160000.zip',
    );
  });

  test('every type of entity is known', () => {
    const types = valuesOf('ENT_TYP_PSD');
    expect(types).toHaveLength(9);
    expect(types.filter((type) => !(ENTITY_TYPES as readonly string[]).includes(type))).toHaveLength(0);
  });

  test('every authority leads to one of the directory, and back', () => {
    const listed = valuesOf('RDL_COM_AUT_PSD');
    expect(listed).toHaveLength(31);
    for (const owner of listed) {
      const authority = owners.authorityOfOwner(owner);
      expect([owner, authorities.COMPETENT_AUTHORITIES.some(({ ncaId }) => ncaId === authority)]).toEqual([
        owner,
        true,
      ]);
    }
  });

  test('every payment service is known', () => {
    const services = codeLists().ServiceDefinition.map(({ CodeValue }) => CodeValue);
    expect(services).toHaveLength(14);
    expect(services.filter((code) => !SERVICE_BY_CODE.has(code))).toHaveLength(0);
  });
});

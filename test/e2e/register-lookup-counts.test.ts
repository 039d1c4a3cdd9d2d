import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import { SYSTEM } from '../../server/core/audit/actor.js';
import { type EditionPlan, editionZip, entitiesOf } from '../support/register-author.js';
import type { EbaEntity } from '../support/register-entities.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Lookups over an edition of some size against a count that shares nothing with the product: for each question it goes
 * through all generated entities and answers from what stands in the file.
 */
const PLAN: EditionPlan = {
  ...{ seed: 7, publishedAt: new Date('2026-08-16T00:00:00Z') },
  counts: { PSD_PI: 600, PSD_EMI: 300, PSD_AISP: 120, PSD_EPI: 400, PSD_AG: 500 },
};
const DAY = '2026-08-16';
const QUESTIONS = 800;
/** How certificates write the authorities whose name in the register is another one; the rest has a hyphen for it. */
const EXCEPTIONS: Readonly<Record<string, string>> = { 'FI_FIN-FSA': 'FI-FINFSA', LV_LV: 'LV-BL' };
const AUTHORITY = (owner: string): string => EXCEPTIONS[owner] ?? owner.replace('_', '-');
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  PSP_AS: ['PS_010', 'PS_020', 'PS_03A', 'PS_03B', 'PS_03C', 'PS_04A', 'PS_04B', 'PS_04C'],
  PSP_PI: ['PS_070'],
  PSP_AI: ['PS_080'],
  PSP_IC: ['PS_05A'],
};
const ROLES = Object.keys(SERVICES);
const COUNTRIES = [undefined, 'LT', 'DE', 'FR', 'ES', 'IT', 'NL', 'SE', 'PL', 'AT', 'IE', 'PT', 'US'];

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ at: '2026-08-16T06:00:00Z' });
  const { zip, name } = await editionZip(PLAN);
  const file = { name, content: { bytes: zip } };
  await t.get(RegisterImports).import(file, { origin: name, actor: SYSTEM });
});
afterAll(() => t.stop());

const institutions = [...entitiesOf(PLAN)].filter(({ EntityType }) => EntityType !== 'PSD_AG');
const values = ({ Properties }: EbaEntity, key: string): readonly string[] =>
  [Properties.find((one) => key in one)?.[key] ?? []].flat();
const numberOf = (entity: EbaEntity): string => values(entity, 'ENT_NAT_REF_COD')[0] ?? '';
const bare = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').replace(/^0+/, '');

interface Question {
  readonly authority: string;
  readonly number: string;
  readonly role: string;
  readonly country: string | undefined;
}

/** The same questions on every machine. */
function* questions(): Generator<Question, void, void> {
  let state = 20_260_816;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  for (let n = 0; n < QUESTIONS; n++) {
    const entity = institutions[next(institutions.length)] as EbaEntity;
    const written = numberOf(entity).trim();
    yield {
      authority: AUTHORITY(entity.CA_OwnerID),
      number: n % 10 === 0 ? `${written}99` : n % 3 === 0 ? written.replace(/[-. ]/g, '') : written,
      role: ROLES[next(ROLES.length)] as string,
      country: COUNTRIES[next(COUNTRIES.length)],
    };
  }
}

function expected({ authority, number, role, country }: Question): 'yes' | 'no' | 'unknown' {
  // The register of the Union says nothing of authorities outside of it.
  if (authority.startsWith('GB-')) return 'unknown';
  const found = institutions.filter(
    (one) => AUTHORITY(one.CA_OwnerID) === authority && bare(numberOf(one)) === bare(number),
  );
  const answers = found.map((entity) => {
    const passed = values(entity, 'ENT_AUT').filter((date) => date <= DAY).length;
    if (passed % 2 === 0) return 'no';
    const isAisp = entity.EntityType === 'PSD_AISP';
    if (isAisp && role !== 'PSP_AI') return 'no';
    const home = authority.slice(0, 2);
    const offered = (entity.Services ?? []).find((one) => (country ?? home) in one);
    if (offered === undefined && (country ?? home) !== home) return 'no';
    const listed = offered === undefined ? [] : [offered[country ?? home] ?? []].flat();
    if (listed.some((code) => SERVICES[role]?.includes(code)) || isAisp) return 'yes';
    return role === 'PSP_AS' || (entity.Services ?? []).length === 0 ? 'unknown' : 'no';
  });
  return answers.includes('yes')
    ? 'yes'
    : answers.includes('no') && !answers.includes('unknown')
      ? 'no'
      : 'unknown';
}

test(`${QUESTIONS} questions are answered as a count through the whole file answers them`, async () => {
  const counts = { yes: 0, no: 0, unknown: 0 };
  const other: unknown[] = [];
  for (const question of questions()) {
    const { authority, number, role, country } = question;
    const identifier = encodeURIComponent(`PSD${authority}-${number}`);
    const where = country === undefined ? '' : `&country=${country}`;
    const path = `/register-entries/lookup?identifier=${identifier}&role=${role}${where}`;
    const { body } = await t.as('auditor').get(path);
    const answer = expected(question);
    counts[answer]++;
    if (body.answer !== answer) other.push({ ...question, answer, told: body.answer, reasons: body.reasons });
  }
  expect(other).toStrictEqual([]);
  // All three occur often enough to say something.
  expect(Math.min(counts.yes, counts.no, counts.unknown)).toBeGreaterThan(50);
}, 120_000);

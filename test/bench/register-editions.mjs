import { entitiesOf, REAL_COUNTS, writeEdition } from '../support/register-author.ts';

/** Writes three editions into a folder: one of real size, that of the next day, and one in which every agent moved. */
const folder = process.argv[2];
const plan = { counts: REAL_COUNTS, seed: 1 };
const days = [
  { ...plan, publishedAt: new Date('2026-08-16T00:00:00Z') },
  { ...plan, changedShare: 0.005, generation: 1, publishedAt: new Date('2026-08-17T00:00:00Z') },
  { ...plan, changedShare: 0.5, generation: 2, publishedAt: new Date('2026-08-18T00:00:00Z') },
];
const entities = Object.values(REAL_COUNTS).reduce((sum, count) => sum + count, 0);
const identifiers = [...entitiesOf({ counts: { PSD_PI: 400 }, seed: 1 })].flatMap(
  ({ CA_OwnerID, Properties }) => {
    const number = Properties.find((one) => 'ENT_NAT_REF_COD' in one)?.ENT_NAT_REF_COD;
    return /^(LT|DE|IT|SE|NL|BE)_/.test(CA_OwnerID)
      ? [`PSD${CA_OwnerID.replace('_', '-')}-${number.trim()}`]
      : [];
  },
);
const written = [];
for (const day of days) {
  const { file, jsonBytes } = await writeEdition(day, folder);
  written.push({ file, jsonBytes, entities, identifiers });
}
process.stdout.write(JSON.stringify(written));

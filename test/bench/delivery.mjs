/** C1 and C2 at full size: `QWARDEN_DATABASE_URL=postgres://… npm run bench -- delivery` for two instances. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDelivery } from '../delivery/run-delivery.mjs';
import { print } from './measure.mjs';

const ALERTS = Number(process.env.ALERTS ?? 10_000);
const KILLS = Number(process.env.KILLS ?? 200);

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-bench-delivery-'));
  const url = process.env.QWARDEN_DATABASE_URL;
  const several = url?.startsWith('postgres') === true;
  const env = {
    QWARDEN_DATA_DIR: folder,
    QWARDEN_SECRET_KEY: 'a key that only benches use, 32 characters or more',
    ...(url !== undefined && { QWARDEN_DATABASE_URL: url }),
  };
  try {
    const result = await runDelivery({
      ...{ env, alerts: ALERTS, kills: KILLS, instances: several ? 2 : 1, longestMs: 1_800_000 },
      ...{ outage: { from: 2_000, until: 20_000 }, temporaryShare: 0.05, permanentEvery: 100, seed: 1 },
    });
    print(JSON.stringify(result));
    return [
      { goal: `C1 lost, of ${ALERTS}, with ${KILLS} kills`, ratio: result.lost + result.unsettled, must: 0 },
      { goal: 'C1 most copies of one', ratio: result.mostCopies, must: 2 },
      { goal: 'C1 duplicates per kill', ratio: result.duplicates / KILLS, must: 1.5 },
      { goal: 'C1 seconds until the rest was sent', ratio: result.drainedMs / 1_000, must: 60 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

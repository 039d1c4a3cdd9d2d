import type { EntityManager } from 'typeorm';
import { Problem } from '../platform/http/problem.js';
import { nextAlertAt } from './alert-times.js';
import { CertificateEntity } from './certificate.entity.js';

/** More successors in a row than any certificate has had. */
const LONGEST_CHAIN = 1_000;

/** Makes `replacedId` superseded by `successorId`: it stays in the records, and nobody is alerted about it any more. */
export async function link(
  tx: EntityManager,
  successorId: string,
  replacedId: string,
  at: Date,
): Promise<void> {
  if (replacedId === successorId) throw impossible('A certificate does not replace itself.');
  const replaced = await tx.findOneBy(CertificateEntity, { id: replacedId });
  if (!replaced)
    throw new Problem('certificate-not-found', { detail: 'There is no certificate to replace.' });
  if (replaced.supersededById !== null) throw impossible('Another certificate has taken its place already.');

  let earlier: string | null = replaced.replacesId;
  for (let steps = 0; earlier !== null; steps++) {
    if (earlier === successorId || steps > LONGEST_CHAIN)
      throw impossible('They would replace each other in a circle.');
    const row: CertificateEntity | null = await tx.findOneBy(CertificateEntity, { id: earlier });
    earlier = row?.replacesId ?? null;
  }
  await tx.update(
    CertificateEntity,
    { id: replacedId },
    {
      ...{ supersededById: successorId, nextAlertAt: null, version: replaced.version + 1 },
      ...(!isReliedOn(replaced, at) && { nextEvaluationAt: null }),
    },
  );
}

/** Brings a certificate back whose successor was taken away. */
export async function unlink(tx: EntityManager, replacedId: string, at: Date): Promise<void> {
  const replaced = await tx.findOneBy(CertificateEntity, { id: replacedId });
  if (!replaced) return;
  const { notAfter, lastThreshold, retiredAt, version } = replaced;
  await tx.update(
    CertificateEntity,
    { id: replacedId },
    {
      supersededById: null,
      nextAlertAt: retiredAt === null ? nextAlertAt(notAfter, lastThreshold, at) : null,
      nextEvaluationAt: retiredAt === null || isReliedOn(replaced, at) ? at : null,
      version: version + 1,
    },
  );
}

/** Whether access is given with it, so that what is said about it still counts. */
export const isReliedOn = ({ reliedOnUntil }: CertificateEntity, at: Date): boolean =>
  reliedOnUntil !== null && reliedOnUntil > at;

const impossible = (detail: string): Problem => new Problem('replacement-impossible', { detail });

import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import type { Certificate } from '../core/certificate/certificate.js';
import type { Finding } from '../core/certificate/finding.js';
import { type Inspection, inspectCertificate } from '../core/certificate/inspect.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { daysLeft, statusOf } from '../core/certificate/status.js';
import { worstOf } from '../core/certificate/stored-facts.js';
import type { Judgement } from '../lint-settings/judgement.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { Database } from '../platform/database/database.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { CertificateEntity, CertificateTagEntity } from './certificate.entity.js';
import type { CertificateRow, FindingRow } from './certificates.contract.js';

/** So many inspections are kept; a page of the list has 25, and they change with the adjustments only. */
const KEPT = 500;

/** Makes what clients see of rows: the bytes are decoded and judged again by the rules and adjustments of today. */
@Injectable()
export class CertificateViews {
  private readonly inspections = new Map<string, Inspection>();

  constructor(
    private readonly db: Database,
    private readonly adjustments: LintAdjustments,
  ) {}

  async of(rows: readonly CertificateEntity[], at: Date): Promise<CertificateRow[]> {
    const tags = await this.tagsOf(rows.map(({ id }) => id));
    const judgement = await this.adjustments.judgementAt(at);
    return rows.map((row) => this.view(row, tags.get(row.id) ?? [], judgement));
  }

  async one(row: CertificateEntity, at: Date): Promise<CertificateRow> {
    const [view] = await this.of([row], at);
    return view!;
  }

  async findings(row: CertificateEntity, at: Date): Promise<FindingRow[]> {
    const judgement = await this.adjustments.judgementAt(at);
    return this.inspect(row, judgement).findings.map((finding) => findingRow(finding, judgement));
  }

  /** What the bytes say, whatever was decided about rules. */
  async inspection(row: CertificateEntity, at: Date): Promise<Inspection> {
    return this.inspect(row, await this.adjustments.judgementAt(at));
  }

  private inspect(row: CertificateEntity, judgement: Judgement): Inspection {
    const key = `${row.sha256} ${row.secondReading} ${judgement.fingerprint}`;
    const known = this.inspections.get(key);
    // A map iterates in the order of insertion, so the first key is the one that was not asked for the longest.
    if (known !== undefined) this.inspections.delete(key);
    const inspection = known ?? inspectCertificate(decode(row), nodeCrypto, readingOf(row), judgement);
    this.inspections.set(key, inspection);
    const [oldest] = this.inspections.keys();
    if (this.inspections.size > KEPT && oldest !== undefined) this.inspections.delete(oldest);
    return inspection;
  }

  private view(row: CertificateEntity, tags: string[], judgement: Judgement): CertificateRow {
    const { at } = judgement;
    const inspection = this.inspect(row, judgement);
    const reading = readingOf(row);
    return {
      ...(inspection as Mutable<Inspection>),
      findings: inspection.findings.map((finding) => findingRow(finding, judgement)),
      silenced: inspection.silenced?.map((finding) => findingRow(finding, judgement)) ?? [],
      id: row.id,
      status: statusOf(row, at),
      daysLeft: daysLeft(row.notAfter, at),
      verdict: verdictOf(row),
      worstSeverity: worstOf(inspection.findings.map(({ severity }) => severity)),
      organisation: row.organisation || null,
      country: row.country || null,
      secondReading: {
        status: reading.status,
        differences: reading.status === 'disagrees' ? [...reading.differences] : [],
      },
      pem: pemOf(row.der),
      note: row.note,
      tags,
      ownerEmail: row.ownerEmail || null,
      replaces: row.replacesId === null ? null : { id: row.replacesId },
      replacedBy: row.supersededById === null ? null : { id: row.supersededById },
      retiredAt: row.retiredAt,
      source: row.source,
      createdAt: row.createdAt,
      createdBy: row.createdBy || null,
      version: row.version,
    };
  }

  private async tagsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const tags = new Map<string, string[]>();
    if (ids.length === 0) return tags;
    const rows = await this.db
      .read(CertificateTagEntity)
      .find({ where: { certificateId: In([...ids]) }, order: { tag: 'ASC' } });
    for (const { certificateId, tag } of rows)
      tags.set(certificateId, [...(tags.get(certificateId) ?? []), tag]);
    return tags;
  }
}

function verdictOf(row: CertificateEntity): CertificateRow['verdict'] {
  const { verdictOutcome, verdictAt, verdictEvaluatedAt, verdictEvaluationId } = row;
  if (verdictOutcome === '' || !verdictAt || !verdictEvaluatedAt || !verdictEvaluationId) return null;
  return {
    outcome: verdictOutcome,
    at: verdictAt,
    evaluatedAt: verdictEvaluatedAt,
    evaluationId: verdictEvaluationId,
  };
}

/** A finding with what an administrator decided about it; one that weighs as the rule says has no adjustment. */
function findingRow({ adjustedFrom, ...finding }: Finding, { byRule }: Judgement): FindingRow {
  const adjustment = byRule.get(finding.code);
  const changed = adjustment?.severity === 'off' || adjustedFrom !== undefined;
  if (adjustment === undefined || !changed) return { ...finding, adjustment: null };
  const { id, severity, reason, until, createdAt, createdBy } = adjustment;
  return {
    ...finding,
    adjustment: {
      from: adjustedFrom ?? finding.severity,
      until: until ?? null,
      ...{ id, severity, reason, createdAt, createdBy },
    },
  };
}

/** The certificate of a row. It decoded when it was admitted, so failing now means that the database was damaged. */
export function decode({ id, der }: Pick<CertificateEntity, 'id' | 'der'>): Certificate {
  const decoded = decodeCertificate(der);
  if (!decoded.ok) throw new Error(`The stored bytes of certificate ${id} are no certificate any more.`);
  return decoded.value;
}

export const readingOf = (
  row: Pick<CertificateEntity, 'secondReading' | 'readingDifferences'>,
): SecondReading =>
  row.secondReading === 'disagrees'
    ? { status: 'disagrees', differences: JSON.parse(row.readingDifferences) as string[] }
    : { status: row.secondReading };

export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The contract's arrays are written as mutable ones; the serializer only reads them. */
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

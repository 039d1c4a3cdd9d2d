import { Injectable } from '@nestjs/common';
import { AuditEntries } from '../audit/audit-entries.service.js';
import { Certificates } from '../certificates/certificates.service.js';
import { usedRegisters } from '../core/registers/used-registers.js';
import { type EvaluationDocument, rebuildEvidence } from '../core/verdict/evaluation-document.js';
import { evaluate } from '../core/verdict/evaluate.js';
import { replayDifferences, verdictDocument } from '../core/verdict/verdict-document.js';
import { CHECKS } from '../core/verdict/verdict.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Signatures } from '../ports/signatures.js';
import { type EvaluationEvidenceEntity, EvaluationEntity } from './evaluation.entity.js';
import { EVALUATION_LIST } from './evaluation-list.js';
import type { EvaluationRow, EvaluationSummaryRow, ReplayRow } from './evaluations.contract.js';
import { EvidenceStore } from './evidence-store.service.js';
import { type StoredEdition, TrustSource } from './trust-source.js';

/** An evaluation with all that it rests on. */
export interface WholeEvaluation {
  readonly row: EvaluationEntity;
  readonly links: readonly EvaluationEvidenceEntity[];
  readonly document: EvaluationDocument;
}

/** Everything that only reads evaluations. */
@Injectable()
export class Evaluations {
  constructor(
    private readonly db: Database,
    private readonly certificates: Certificates,
    private readonly evidence: EvidenceStore,
    private readonly trust: TrustSource,
    private readonly entries: AuditEntries,
    private readonly signatures: Signatures,
  ) {}

  async list(query: ListQuery): Promise<Page<EvaluationSummaryRow>> {
    const source = this.db.read(EvaluationEntity).createQueryBuilder('evaluation');
    const page = await findPage(source, EVALUATION_LIST, query);
    return page.with(page.rows.map(summaryOf));
  }

  async listOf(certificateId: string, query: ListQuery): Promise<Page<EvaluationSummaryRow>> {
    await this.certificates.find(certificateId);
    const filter = new Map([...query.filter, ['certificateId', [certificateId]]]);
    return this.list({ ...query, filter });
  }

  async whole(id: string): Promise<WholeEvaluation> {
    const source = this.db.read(EvaluationEntity).createQueryBuilder('evaluation');
    for (const column of ['chain', 'attempts', 'trust', 'services', 'policy', 'register'])
      source.addSelect(`evaluation.${column}`);
    const row = await source.where({ id }).getOne();
    if (!row) throw new Problem('evaluation-not-found');
    const links = await this.evidence.linksOf(id);
    return { row, links, document: documentOf(row, links) };
  }

  async show(id: string): Promise<EvaluationRow> {
    const { row, links, document } = await this.whole(id);
    const sizes = await this.evidence.sizes(links.map(({ sha256 }) => sha256));
    const der = row.register && (await this.evidence.bytes([document.certificate])).get(document.certificate);
    const entry = row.auditPosition === null ? undefined : await this.entries.find(row.auditPosition);
    return {
      ...summaryOf(row),
      verdict: mutable(row.verdict),
      chain: row.chain,
      evidence: links.map(({ about, evaluationId: _, position: __, nonce: ___, ...link }) => ({
        ...link,
        about: [...about],
        // What was fetched for this evaluation arrived after it began.
        ageSeconds: Math.max(0, Math.round((row.evaluatedAt.getTime() - link.receivedAt.getTime()) / 1000)),
        size: sizes.get(link.sha256) ?? 0,
      })),
      attempts: [...row.attempts],
      trust: mutable(row.trust),
      services: [...row.services],
      policy: mutable(row.policy) as EvaluationRow['policy'],
      registers: der && row.register ? mutable(usedRegisters(der, row.register, row.at)) : [],
      host: row.register?.host ?? null,
      digest: row.digest,
      audit: entry === undefined ? null : { position: entry.position, hash: entry.hash },
    };
  }

  async item(id: string, sha256: string): Promise<{ kind: string; bytes: Uint8Array }> {
    const { links } = await this.whole(id);
    const link = links.find((one) => one.sha256 === sha256);
    const bytes = link && (await this.evidence.bytes([sha256])).get(sha256);
    if (link === undefined || bytes === undefined) throw new Problem('evidence-not-found');
    return { kind: link.kind, bytes };
  }

  /** Reaches the verdict again from what was kept. */
  async replay(id: string): Promise<ReplayRow> {
    const { row, document, links } = await this.whole(id);
    const bytes = await this.evidence.bytes(links.map(({ sha256 }) => sha256));
    const editions = await this.editions(document);
    const rebuilt = rebuildEvidence(document, {
      bytes: (sha256) => bytes.get(sha256),
      list: (edition) => editions.get(edition.id)?.state,
    });
    if (!rebuilt.ok)
      return { same: false, verdict: mutable(row.verdict), differences: [], missing: [...rebuilt.missing] };
    const verdict = verdictDocument(evaluate(rebuilt.evidence, this.signatures).verdict);
    const differences = replayDifferences(row.verdict, verdict);
    return {
      same: differences.length === 0,
      verdict: mutable(verdict),
      differences: differences.map(({ what, from, to }) => ({ what, from, to })),
      missing: [],
    };
  }

  /** The lists that a verdict looked at, by the id of their edition. */
  async editions({ trust }: EvaluationDocument): Promise<Map<string, StoredEdition>> {
    const found = new Map<string, StoredEdition>();
    for (const { id } of trust.lists.flatMap(({ edition }) => edition ?? [])) {
      const edition = await this.trust.edition(id);
      if (edition !== undefined) found.set(id, edition);
    }
    return found;
  }
}

export function documentOf(
  row: EvaluationEntity,
  links: readonly EvaluationEvidenceEntity[],
): EvaluationDocument {
  const given = links.find(({ kind }) => kind === 'certificate');
  return {
    version: 1,
    certificate: given?.sha256 ?? '',
    gatheredAt: row.evaluatedAt.toISOString(),
    verdict: row.verdict,
    evidence: links
      .filter(({ kind }) => kind !== 'anchor')
      .map(({ sha256, kind, source, receivedAt, nonce }) => {
        return { sha256, kind, source, receivedAt: receivedAt.toISOString(), nonce };
      }),
    trust: row.trust,
    policy: row.policy,
    ...(row.register !== null && { register: row.register }),
  };
}

function summaryOf(row: EvaluationEntity): EvaluationSummaryRow {
  const { id, certificateId, outcome, at, evaluatedAt, isPresent, offline, trigger, evaluatedBy } = row;
  const checks = CHECKS.map((name) => [name, row.verdict.checks[name].status]);
  return {
    ...{ id, certificateId, outcome, at, evaluatedAt, isPresent, offline, trigger, evaluatedBy },
    usableRoles: [...row.verdict.usableRoles],
    checks: Object.fromEntries(checks) as EvaluationSummaryRow['checks'],
    changes: row.changes,
  };
}

/** The contract's arrays are written as mutable ones; the serializer only reads them. */
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
const mutable = <T>(value: T): Mutable<T> => value as Mutable<T>;

import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { canonicalJson, type Json } from '../core/audit/canonical-json.js';
import type { ProbeReport } from '../core/probes/probe-result.js';
import {
  type HmacSha256,
  MAX_REPORT_OCTETS,
  type ReportRefusal,
  type ReportSignature,
  refuseReport,
} from '../core/probes/report-signature.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ProbeRunEntity } from './probe-run.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import { ProbeResults } from './results.service.js';

/** A run that took longer, or ended so long ago or ahead, is no run of the present. */
const LONGEST_RUN_MS = 60 * 60_000;
const OLDEST_MS = 24 * 60 * 60_000;

const hmac: HmacSha256 = (key, text) => createHmac('sha256', key).update(text, 'utf8').digest('base64');

const SENTENCES: Readonly<Record<ReportRefusal, string>> = {
  malformed: 'It has no id, time or signature as qwarden probe run writes them.',
  'out-of-time': 'It was signed at another time. Set the clock of the machine that reports.',
  'wrong-signature': 'Its signature is not of this token. Report with the token that signed it, unchanged.',
};

export interface SignedReport {
  readonly report: ProbeReport;
  readonly signature: ReportSignature;
  /** The token itself; it keys the signature. */
  readonly token: string;
  /** For which target, where more than one has the address. */
  readonly targetId: string | undefined;
}

/** Runs of `qwarden probe run` on another machine, where the key is. */
@Injectable()
export class ProbeReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly results: ProbeResults,
    private readonly alertMails: AlertMails,
  ) {}

  /** Takes a report once, however often it is sent. Returns the id of its run, which is the id of the report. */
  async take({ report, signature, token, targetId }: SignedReport, actor: Actor): Promise<string> {
    const at = this.clock.now();
    const problem = refuseReport(report, signature, { at, token }, hmac);
    if (problem !== undefined) throw new Problem('probe-report-refused', { detail: SENTENCES[problem] });
    const text = canonicalJson(report as unknown as Json);
    if (text.length > MAX_REPORT_OCTETS) throw new Problem('too-large');
    if (text.includes('PRIVATE KEY-----')) throw new Problem('private-key');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const known = await this.db.read(ProbeRunEntity).findOneBy({ id: signature.id });
    if (known !== null) {
      if (known.reportSha256 === sha256) return known.id;
      throw new Problem('probe-report-refused', { detail: 'Another report with this id was taken before.' });
    }
    refuseTimes(report, at);
    const target = await this.targetOf(report, targetId);
    const { told } = await this.results.write([
      {
        ...{ runId: signature.id, targetId: target.id, leaseToken: null, origin: 'reported', by: actor.name },
        ...{ extent: report.extent, report, keyId: null, reported: { tokenName: actor.name, sha256 } },
      },
    ]);
    await this.transactions.run((tx) =>
      this.audit.record(tx, {
        ...{ actor, at, action: 'probe-target.report', subjectType: 'probe-target', subjectId: target.id },
        details: { runId: signature.id, sha256, extent: report.extent },
      }),
    );
    if (told > 0) await this.alertMails.write();
    return signature.id;
  }

  /** The one that was named, or the only one that has the address of the report. */
  private async targetOf({ target }: ProbeReport, targetId: string | undefined): Promise<ProbeTargetEntity> {
    const { kind, host, port, basePath } = target;
    const alike = await this.db
      .read(ProbeTargetEntity)
      .find({ where: { kind, host, port, basePath }, take: 50 });
    const [row, ...more] =
      targetId === undefined ? preferred(alike) : alike.filter(({ id }) => id === targetId);
    if (row === undefined)
      throw new Problem('probe-target-not-found', {
        detail: `No target here has the address https://${host}:${port}${basePath}. Add it first.`,
      });
    if (more.length > 0)
      throw new Problem('probe-report-refused', {
        detail: 'Several targets here have this address. Name one of them with ?targetId=.',
      });
    return row;
  }
}

/** Where some of them have their key outside, the report is of one of those. */
function preferred(rows: readonly ProbeTargetEntity[]): readonly ProbeTargetEntity[] {
  const outside = rows.filter(({ keyPlace }) => keyPlace === 'outside');
  return outside.length > 0 ? outside : rows;
}

function refuseTimes({ startedAt, finishedAt }: ProbeReport, at: Date): void {
  const [from, to] = [Date.parse(startedAt), Date.parse(finishedAt)];
  const isSound = from <= to && to - from <= LONGEST_RUN_MS && Math.abs(at.getTime() - to) <= OLDEST_MS;
  if (!isSound)
    throw new Problem('probe-report-refused', {
      detail: 'Its times are not those of a run of the last day. Set the clock of the machine that reports.',
    });
}

import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CertificateVerdicts, type EvaluationSubject } from '../certificates/certificate-verdicts.service.js';
import type { EvaluationTrigger } from '../core/verdict/evaluation-record.js';
import { DEFAULT_VERDICT_POLICY, type Evidence } from '../core/verdict/evidence.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { Clock } from '../ports/clock.js';
import { Egress } from '../ports/egress.js';
import { Signatures } from '../ports/signatures.js';
import { completeEvidence } from './complete-evidence.js';
import { detailsOf, type EvaluationDetails } from './evaluation-details.js';
import { EvidenceStore, type PackedItem } from './evidence-store.service.js';
import { RegisterSource } from './register-source.js';
import { TrustSource } from './trust-source.js';
import { UsedTrust } from './used-trust.js';

export interface EvaluationOrder {
  readonly subject: EvaluationSubject;
  /** Without one, the time it is made. */
  readonly at: Date | undefined;
  readonly offline: boolean;
  readonly fresh: boolean;
  readonly trigger: EvaluationTrigger;
}

/** An evaluation that was made and is not written down yet. */
export interface Evaluated extends EvaluationDetails {
  readonly order: EvaluationOrder;
  readonly evaluatedAt: Date;
  readonly items: readonly PackedItem[];
}

/** Evaluations that may be under way at a time; a CRL of each may have 50 MB. */
const AT_ONCE = 8;

/** Gathers the evidence about a certificate and reaches the verdict. Writes nothing. */
@Injectable()
export class Evaluator {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly certificates: CertificateVerdicts,
    private readonly evidence: EvidenceStore,
    private readonly trust: TrustSource,
    private readonly registers: RegisterSource,
    private readonly lint: LintAdjustments,
    private readonly egress: Egress,
    private readonly verifier: Signatures,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async evaluate(order: EvaluationOrder): Promise<Evaluated> {
    if (this.underWay >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.underWay++;
    try {
      return await this.run(order);
    } finally {
      this.underWay--;
      this.waiting.shift()?.();
    }
  }

  private async run(order: EvaluationOrder): Promise<Evaluated> {
    const { subject, offline, fresh } = order;
    const evaluatedAt = this.clock.now();
    const at = order.at ?? evaluatedAt;
    const snapshot = await this.trust.snapshot();
    const trust = new UsedTrust(snapshot);
    const authorities = await this.certificates.authoritiesAbove(subject);
    const { adjustments } = await this.lint.judgementAt(evaluatedAt);
    const earlier = await this.evidence.earlier(subject.id, order.at);
    const start: Evidence = {
      ...{ der: subject.der, at, gatheredAt: evaluatedAt, lists: trust.lists, anchors: snapshot.anchors },
      intermediates: authorities.map((der) => ({ der, source: '', receivedAt: evaluatedAt })),
      ...{ ocsp: earlier.ocsp, crls: earlier.crls },
      register: await this.registers.answerFor(subject.der, at),
      policy: { ...DEFAULT_VERDICT_POLICY, revocation: this.config.revocation, adjustments },
    };
    const completed = await completeEvidence(start, {
      egress: offline ? undefined : this.egress,
      verifier: this.verifier,
      now: () => this.clock.now(),
      random: (octets) => randomBytes(octets),
      ...(!fresh && {
        kept: (wanted, url) => this.evidence.kept(wanted, url, { at: evaluatedAt, old: offline }),
      }),
    });
    const stored = new Set(authorities.map((der) => nodeCrypto.sha256(der)));
    const details = detailsOf(completed, trust.document(), stored);
    const items = await this.evidence.pack(details.links, completed.attempts, evaluatedAt);
    return { ...details, order, evaluatedAt, items };
  }
}

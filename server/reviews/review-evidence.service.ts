import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { AuditCheckpoints } from '../audit/checkpoints.service.js';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import type { Actor } from '../core/audit/actor.js';
import { DEFAULT_PROFILE } from '../core/reviews/decision-profile.js';
import { ReviewFile, SEAL_ACTION, VERDICT_FOLDER } from '../core/reviews/evidence/review-pack.js';
import { type ReviewManifest, STORY_LIMITS } from '../core/reviews/evidence/review-story.js';
import { Evaluations } from '../evaluations/evaluations.service.js';
import { EvidencePacks } from '../evaluations/evidence-packs.service.js';
import { Grants } from '../grants/grants.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import {
  digestsOf,
  jsonFile,
  type LateFile,
  sha256Of,
  storedZipStream,
} from '../platform/documents/zip-file.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { isOpen } from './review-course.js';
import {
  ReviewAttachmentEntity,
  ReviewEntity,
  ReviewEventEntity,
  ReviewMessageEntity,
  ReviewVoteEntity,
} from './review.entity.js';
import { DecisionProfileEntity, WaiverEntity } from './two-person.entity.js';

/** What a capability above reviews has to add: the name of a file, and values for it. Never a secret. */
export interface EvidencePart {
  readonly file: string;
  of(reviewId: string, manager: EntityManager): Promise<unknown>;
}

/** Who looked at it says nothing about how it was decided. */
const VIEWS = [
  ...[SEAL_ACTION, 'review.view-contacts', 'review.view-messages', 'review.view-attachments'],
  'review.download-attachment',
];

type Story = Awaited<ReturnType<ReviewEvidence['read']>>;

/** Puts everything a decision rests on into one ZIP that can be checked without this server. */
@Injectable()
export class ReviewEvidence {
  private readonly others: EvidencePart[] = [];

  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly checkpoints: AuditCheckpoints,
    private readonly certificates: CertificateFactsReader,
    private readonly evaluations: Evaluations,
    private readonly verdicts: EvidencePacks,
    private readonly grants: Grants,
    private readonly clock: Clock,
  ) {}

  add(part: EvidencePart): void {
    this.others.push(part);
  }

  /**
   * Of the last decision. That it was made is an entry of the audit log, which holds the SHA-256 of its manifest and whose
   * signature comes along: who changes the pack afterwards would have to sign, too.
   */
  async make(
    id: string,
    actor: Actor,
  ): Promise<{ readonly number: string; readonly stream: NodeJS.ReadableStream }> {
    const story = await this.transactions.run((tx) => this.read(tx, id));
    const { row, attachments } = story;
    const files = await this.files(story);
    const late = attachments.map((one) => [fileOf(one), () => this.bytesOf(one.id)] as const);
    const createdAt = this.clock.now();
    const manifest: ReviewManifest = {
      ...{ format: 'qwarden-review-pack', version: 1, reviewId: id, number: row.number },
      createdAt: createdAt.toISOString(),
      files: [
        ...digestsOf(files),
        ...attachments.map((one) => ({ path: fileOf(one), sha256: one.sha256, size: one.size })),
      ],
    };
    const sealed = jsonFile(manifest);
    const details = { number: row.number, digest: sha256Of(sealed), files: manifest.files.length };
    const [position] = await this.transactions.run((tx) =>
      this.audit.append(tx, {
        ...{ actor, at: createdAt, action: SEAL_ACTION, subjectType: 'review', subjectId: id, details },
      }),
    );
    const [seal] = await this.checkpoints.attestAll([position ?? 0]);
    const all: (readonly [string, Uint8Array | LateFile])[] = [
      [ReviewFile.manifest, sealed],
      [ReviewFile.seal, jsonFile(seal)],
      ...files,
      ...late,
    ];
    return { number: row.number, stream: storedZipStream(all, createdAt) };
  }

  /** As of one instant. */
  private async read(tx: EntityManager, id: string) {
    const row = await tx.findOneBy(ReviewEntity, { id });
    if (row === null) throw new Problem('review-not-found');
    const where = { reviewId: id };
    const events = await tx.find(ReviewEventEntity, { where, order: { position: 'ASC' } });
    const decided = events.findLast(
      ({ command, toState }) => command === 'reject' || (command === 'approve' && toState === 'approved'),
    );
    if (decided === undefined) throw new Problem('review-wrong-state');
    // It would show the votes of the round that is open to those who have still to look for themselves.
    if (isOpen(row.state) && row.profile?.blindSecond === true) throw new Problem('review-wrong-state');
    const limits = { but: VIEWS, most: STORY_LIMITS.entries };
    const entries = await this.checkpoints.positionsAbout(tx, { type: 'review', id }, limits);
    if (entries.length > STORY_LIMITS.entries || events.length > STORY_LIMITS.events)
      throw new Problem('too-large', { detail: 'The history is longer than a pack may be.' });
    const { certificateId, profile } = row;
    const waivers = await tx.find(WaiverEntity, {
      where: certificateId === null ? where : [where, { certificateId }],
      order: { proposedAt: 'ASC', id: 'ASC' },
      take: STORY_LIMITS.waivers,
    });
    const parts = new Map<string, unknown>();
    for (const part of this.others) parts.set(part.file, await part.of(id, tx));
    return {
      ...{ row, events, decided, entries, waivers, parts },
      votes: await tx.find(ReviewVoteEntity, { where, order: { round: 'ASC', step: 'ASC' } }),
      messages: await tx.find(ReviewMessageEntity, { where, order: { at: 'ASC', id: 'ASC' } }),
      attachments: await tx.find(ReviewAttachmentEntity, { where, order: { at: 'ASC', id: 'ASC' } }),
      grants: await this.grants.following(id, tx),
      profile:
        profile &&
        (await tx.findOneBy(DecisionProfileEntity, { profileId: profile.id, version: profile.version })),
    };
  }

  private async files(story: Story): Promise<Map<string, Uint8Array>> {
    const { row, events, decided, votes, messages, attachments, waivers, grants, entries } = story;
    // An approval says what it rests on; the review, what it was submitted with.
    const named = decided.details['evaluationId'];
    const evaluationId = typeof named === 'string' ? named : row.evaluationId;
    const { searchText: _, openKey: __, overdueTold: ___, ...shown } = row;
    const { approved } = row as { approved?: { application: typeof row.application } | null };
    const kept = decided.command === 'approve' ? approved : undefined;
    const review = {
      ...shown,
      application: kept?.application ?? row.application,
      applicationIsAsDecided:
        Boolean(kept) ||
        events.every(({ command, position }) => command !== 'save' || position < decided.position),
      decision: { command: decided.command, position: decided.position, at: decided.at, evaluationId },
    };
    const files = new Map<string, Uint8Array>([
      [ReviewFile.readme, Buffer.from(README)],
      [ReviewFile.review, jsonFile(review)],
      [ReviewFile.profile, jsonFile({ profile: row.profile, origin: originOf(story) })],
      [
        ReviewFile.events,
        jsonFile(
          events.map(({ fromState, toState, reviewId: ____, ...event }) => ({
            ...event,
            ...{ from: fromState, to: toState },
          })),
        ),
      ],
      [ReviewFile.votes, jsonFile(votes)],
      [ReviewFile.messages, jsonFile(messages.map((one) => ({ ...one, internal: one.kind === 'comment' })))],
      [ReviewFile.attachments, jsonFile(attachments.map((one) => ({ ...one, file: fileOf(one) })))],
      [ReviewFile.waivers, jsonFile(waivers)],
      [ReviewFile.grants, jsonFile(grants)],
      [ReviewFile.audit, jsonFile(await this.checkpoints.attestAll(entries))],
    ]);
    for (const [file, values] of story.parts) files.set(file, jsonFile(values));
    if (evaluationId !== null) {
      const verdict = await this.verdicts.contents(evaluationId);
      for (const [path, bytes] of verdict.files) files.set(`${VERDICT_FOLDER}${path}`, bytes);
      const { registers, host } = await this.evaluations.show(evaluationId);
      files.set(ReviewFile.registers, jsonFile({ host, registers }));
    }
    for (const certificateId of [row.application.certificateId, row.application.sealCertificateId]) {
      const facts = certificateId === null ? null : await this.certificates.find(certificateId);
      const decoded = facts === null ? null : await this.certificates.decoded(facts.id);
      if (facts !== null && decoded !== null) files.set(`certificates/${facts.sha256}.cer`, decoded.der);
    }
    return files;
  }

  private async bytesOf(id: string): Promise<Uint8Array> {
    const row = await this.db
      .read(ReviewAttachmentEntity)
      .createQueryBuilder('attachment')
      .addSelect('attachment.bytes')
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('attachment-not-found');
    return row.bytes;
  }
}

/** Names of people stay in the list: in an archive they could be paths. */
const fileOf = ({ sha256 }: Pick<ReviewAttachmentEntity, 'sha256'>): string => `attachments/${sha256}`;

function originOf({ row, profile }: Story) {
  if (profile !== null) {
    const { reason, proposedBy, proposedById, proposedAt, approvedBy, approvedById, approvedAt } = profile;
    return { reason, proposedBy, proposedById, proposedAt, approvedBy, approvedById, approvedAt };
  }
  return row.profile?.id === DEFAULT_PROFILE.id ? 'built in' : null;
}

const README = `Evidence of one decision of Qwarden about one application for access.

  review.json        the application as it was decided about, what was approved, and what every reader must know
  profile.json       how many had to agree, in which version, and who agreed to that
  events.json        what happened, in its order
  votes.json         who voted what, when and why
  messages.json      questions, answers and messages; "internal" marks comments among reviewers
  attachments.json   what was attached; the files are in attachments/, named by their SHA-256
  waivers.json       what was put up with, by whom and until when
  registers.json     what the registers said as they were matched: source, edition, date, entries
  grants.json        the access that followed
  submissions.json   what went to the bank and what it answered, without its secrets
  certificates/      the certificates of the application
  verdict/           the evidence pack of the verdict that the decision rests on, whole
  audit.json         the entries of the audit log about this review, each signed with its place in the chain
  manifest.json      the SHA-256 of every file but this one and the seal
  seal.json          the entry of the audit log that holds the SHA-256 of manifest.json, signed

Check it without a server, a database or network:

  qwarden evidence verify FILE.zip
  qwarden evidence verify --key audit-key.pem FILE.zip

The key is the installation's (qwarden audit key); keep it somewhere else than the packs.
`;

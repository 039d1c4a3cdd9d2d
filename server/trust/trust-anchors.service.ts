import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Certificate } from '../core/certificate/certificate.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { nameText } from '../core/certificate/name.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import { pemOf } from './pem.js';
import { fingerprint } from './stored-edition.js';
import { TrustAnchorEntity } from './trust-anchor.entity.js';
import { TRUST_ANCHOR_LIST } from './trust-anchor-list.js';
import type { ProposeTrustAnchor, RevokeTrustAnchor, TrustAnchorRow } from './trust.contract.js';

/** Certificates that are trusted under schemes of their own: proposed by one person, approved by another. */
@Injectable()
export class TrustAnchors {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly deciders: Deciders,
  ) {}

  async list(query: ListQuery): Promise<Page<TrustAnchorRow>> {
    const source = this.db.read(TrustAnchorEntity).createQueryBuilder('anchor');
    const page = await findPage(source, TRUST_ANCHOR_LIST, query);
    return page.with(page.rows.map(viewOf));
  }

  async show(id: string): Promise<TrustAnchorRow> {
    const row = await this.db.read(TrustAnchorEntity).findOneBy({ id });
    if (row === null) throw new Problem('trust-anchor-not-found');
    return viewOf(row);
  }

  async propose({ pem, scheme, scope, reason }: ProposeTrustAnchor, actor: Actor): Promise<TrustAnchorRow> {
    const at = this.clock.now();
    const certificate = suitable(pem, at);
    const sha256 = fingerprint(certificate.der);
    const subject = nameText(certificate.subject, certificate.der);
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      await this.deciders.checkProposer(tx, actor);
      const standing = { sha256, state: In(['proposed', 'approved']) };
      if (await tx.existsBy(TrustAnchorEntity, standing)) throw new Problem('trust-anchor-exists');
      await tx.insert(TrustAnchorEntity, {
        ...{ id, sha256, der: Buffer.from(certificate.der), state: 'proposed', scheme, scope, reason },
        notAfter: certificate.notAfter.instant,
        searchText: [scheme, scope, subject, sha256].join('\n').toLowerCase(),
        ...{ proposedBy: actor.name, proposedById: actor.id, proposedAt: at },
        ...{ approvedBy: null, approvedById: null, approvedAt: null },
        ...{ revokedBy: null, revokedById: null, revokedAt: null, revokedReason: null },
      });
      await this.record(tx, 'propose', id, actor, at, { sha256, subject, scheme, scope, reason });
    });
    return this.show(id);
  }

  /** The consent of a second person puts it into use. */
  async approve(id: string, actor: Actor): Promise<TrustAnchorRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(TrustAnchorEntity, { id });
      if (row === null) throw new Problem('trust-anchor-not-found');
      if (row.state !== 'proposed') throw new Problem('trust-anchor-not-open');
      await this.deciders.checkSecond(tx, row.proposedById, actor);
      const { affected } = await tx.update(
        TrustAnchorEntity,
        { id, state: 'proposed' },
        { state: 'approved', approvedBy: actor.name, approvedById: actor.id, approvedAt: at },
      );
      if (affected !== 1) throw new Problem('trust-anchor-not-open');
      const { sha256, scheme, proposedBy } = row;
      await this.record(tx, 'approve', id, actor, at, { sha256, scheme, proposedBy });
    });
    return this.show(id);
  }

  /** Ends it, or withdraws the proposal; one person is enough to trust less. */
  async revoke(id: string, { reason }: RevokeTrustAnchor, actor: Actor): Promise<TrustAnchorRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(TrustAnchorEntity, { id });
      if (row === null) throw new Problem('trust-anchor-not-found');
      const { affected } = await tx.update(
        TrustAnchorEntity,
        { id, state: In(['proposed', 'approved']) },
        {
          ...{ state: 'revoked', revokedReason: reason },
          ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
        },
      );
      if (affected !== 1) throw new Problem('trust-anchor-not-open');
      const { sha256, scheme, state } = row;
      await this.record(tx, 'revoke', id, actor, at, { sha256, scheme, before: state, reason });
    });
    return this.show(id);
  }

  private async record(
    tx: EntityManager,
    verb: 'propose' | 'approve' | 'revoke',
    id: string,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const subject = { subjectType: 'trust-anchor', subjectId: id };
    await this.audit.record(tx, { actor, at, action: `trust-anchor.${verb}`, ...subject, details });
  }
}

function suitable(pem: string, at: Date): Certificate {
  const found = certificatesInFile(new TextEncoder().encode(pem));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Problem('invalid-input', {
      errors: [{ path: 'pem', message: 'holds not exactly one certificate.' }],
    });
  if ('error' in only) throw new Problem(only.error.code, { detail: only.error.message });
  const certificate = decodeCertificate(only.der);
  if (!certificate.ok) throw new Problem('malformed', { detail: certificate.problem.message });
  const { basicConstraints, notAfter } = certificate.value;
  const refuse = (detail: string): Problem => new Problem('trust-anchor-unsuitable', { detail });
  if (basicConstraints?.ca !== true) throw refuse('its basicConstraints do not say that it is a CA.');
  if (notAfter.instant < at) throw refuse(`it has expired on ${notAfter.instant.toISOString()}.`);
  return certificate.value;
}

function viewOf(row: TrustAnchorEntity): TrustAnchorRow {
  const der = new Uint8Array(row.der);
  const certificate = decodeCertificate(der);
  // Only what could be decoded was taken in.
  if (!certificate.ok) throw new Error(`The trust anchor ${row.id} cannot be decoded.`);
  const { subject, issuer, serialNumber, notBefore, notAfter } = certificate.value;
  return {
    ...row,
    certificate: {
      sha256: row.sha256,
      subject: nameText(subject, der),
      issuer: nameText(issuer, der),
      serialNumber: serialNumber.hex,
      notBefore: notBefore.instant,
      notAfter: notAfter.instant,
      pem: pemOf(der),
    },
  };
}

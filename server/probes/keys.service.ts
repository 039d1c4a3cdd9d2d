import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import { Uploads } from '../certificates/uploads.service.js';
import type { Actor } from '../core/audit/actor.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { type EnvelopePlace, Envelopes } from '../platform/sealed/envelope.js';
import { Clock } from '../ports/clock.js';
import { Pkcs12Reader } from '../ports/pkcs12-reader.js';
import type { ClientCredential } from '../ports/dialer.js';
import { PROBE_KEY_TABLE, ProbeKeyEntity } from './probe-key.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { ProbeKeyRow, UploadProbeKey } from './probes.contract.js';
import { readKeyUpload } from './read-key-upload.js';

const MOST_KEYS = 1_000;

const placeOf = (rowId: string): EnvelopePlace => ({
  ...{ table: PROBE_KEY_TABLE, column: 'sealed', rowId, purpose: 'tls-client' },
});

/** Private keys that were handed over: taken in, sealed, used to shake hands, and shown to nobody again. */
@Injectable()
export class ProbeKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly envelopes: Envelopes,
    private readonly uploads: Uploads,
    private readonly certificates: CertificateFactsReader,
    private readonly organisations: Organisations,
    private readonly pkcs12: Pkcs12Reader,
  ) {}

  async list(): Promise<ProbeKeyRow[]> {
    const rows = await this.db
      .read(ProbeKeyEntity)
      .find({ order: { name: 'ASC', id: 'ASC' }, take: MOST_KEYS });
    return this.views(rows);
  }

  /** The certificate becomes one of the console's; the key is sealed. Neither is stored when they do not fit. */
  async upload(body: UploadProbeKey, actor: Actor): Promise<ProbeKeyRow> {
    if (body.organisationId !== null) await this.organisations.find(body.organisationId);
    const stored = body.certificateId === null ? null : await this.certificates.decoded(body.certificateId);
    if (body.certificateId !== null && stored === null) throw new Problem('certificate-not-found');
    const reading = await readKeyUpload(
      { pem: body.pem, pkcs12: body.pkcs12, passphrase: body.passphrase },
      stored === null ? null : stored.der,
      this.pkcs12,
    );
    if (!reading.ok) throw new Problem('probe-key-unusable', { detail: reading.message });
    const { certificates, key, algorithm, bits, curve, leaf } = reading;
    const answer = await this.uploads.receive([{ name: 'certificate', bytes: leaf }], actor);
    const certificateId = answer.kind === 'one' ? answer.certificate.id : body.certificateId;
    const facts = certificateId === null ? null : await this.certificates.find(certificateId);
    if (facts === null) throw new Problem('certificate-not-found');
    const at = this.clock.now();
    const id = randomUUID();
    const row = Object.assign(new ProbeKeyEntity(), {
      ...{ id, name: body.name, organisationId: body.organisationId, certificateId: facts.id },
      ...{ certificateSubject: facts.subject, certificateEndsAt: facts.notAfter, algorithm, bits, curve },
      ...{ certificates, sealed: this.envelopes.seal(Buffer.from(key), placeOf(id)) },
      ...{ uploadedAt: at, uploadedBy: actor.name, lastUsedAt: null, uses: 0 },
    } satisfies ProbeKeyEntity);
    await this.transactions.run(async (tx) => {
      if ((await tx.count(ProbeKeyEntity)) >= MOST_KEYS)
        throw new Problem('probe-key-unusable', {
          detail: `There are ${MOST_KEYS} keys already. Delete one.`,
        });
      await tx.insert(ProbeKeyEntity, row);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'probe-key.upload', subjectType: 'probe-key', subjectId: id },
        details: { name: body.name, certificateId: facts.id, certificateSha256: facts.sha256, algorithm },
      });
    });
    return (await this.views([row]))[0]!;
  }

  async delete(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await tx.findOneBy(ProbeKeyEntity, { id });
      if (row === null) throw new Problem('probe-key-not-found');
      const used = await tx.countBy(ProbeTargetEntity, { keyId: id });
      if (used > 0)
        throw new Problem('probe-key-used', {
          detail: `${used === 1 ? 'One target uses' : `${used} targets use`} it.`,
        });
      await tx.delete(ProbeKeyEntity, { id });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'probe-key.delete', subjectType: 'probe-key', subjectId: id },
        details: { name: row.name, certificateId: row.certificateId, uses: row.uses },
      });
    });
  }

  /** For a handshake, inside the server only; whoever calls it has the use counted. */
  async open(id: string): Promise<ClientCredential> {
    const row = await this.db
      .read(ProbeKeyEntity)
      .createQueryBuilder('key')
      .addSelect(['key.certificates', 'key.sealed'])
      .where({ id })
      .getOne();
    if (row === null) throw new Error('The key of the target is gone.');
    const opened = this.envelopes.open(row.sealed, placeOf(id));
    if (!opened.ok) throw new Error(`A sealed key cannot be opened: ${opened.problem}.`);
    const pem = opened.bytes.toString('utf8');
    opened.bytes.fill(0);
    return { id, certificates: row.certificates, key: { kind: 'pem', pem } };
  }

  private async views(rows: readonly ProbeKeyEntity[]): Promise<ProbeKeyRow[]> {
    const used =
      rows.length === 0
        ? []
        : await this.db
            .read(ProbeTargetEntity)
            .createQueryBuilder('target')
            .select(['target.keyId AS "keyId"', 'COUNT(*) AS "count"'])
            .where({ keyId: In(rows.map(({ id }) => id)) })
            .groupBy('target.keyId')
            .getRawMany<{ keyId: string; count: number | string }>();
    const counts = new Map(used.map(({ keyId, count }) => [keyId, Number(count)]));
    return rows.map(({ certificates: _, sealed: __, ...row }) => ({
      ...row,
      usedByTargets: counts.get(row.id) ?? 0,
    }));
  }
}

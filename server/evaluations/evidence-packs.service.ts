import { Injectable } from '@nestjs/common';
import { AuditCheckpoints } from '../audit/checkpoints.service.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import { readAgain } from '../core/certificate/second-reading.js';
import { evaluationText } from '../core/verdict/evaluation-document.js';
import {
  anchorFile,
  extractFile,
  itemFile,
  listFile,
  PackFile,
  type PackManifest,
} from '../core/verdict/evidence-pack.js';
import type { TrustedList } from '../core/trust-lists/trusted-list.js';
import { digestsOf, jsonFile as json, zipStream } from '../platform/documents/zip-file.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { ServiceDocument } from './evaluation-details.js';
import { Evaluations, type WholeEvaluation } from './evaluations.service.js';
import { EvidenceStore } from './evidence-store.service.js';

/** Puts everything a verdict rests on into one ZIP that can be checked without this server. */
@Injectable()
export class EvidencePacks {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly evidence: EvidenceStore,
    private readonly checkpoints: AuditCheckpoints,
    private readonly clock: Clock,
  ) {}

  async make(id: string): Promise<NodeJS.ReadableStream> {
    const { files, createdAt } = await this.contents(id);
    return zipStream(files, createdAt);
  }

  /** Every file of a pack, the manifest first, for a pack that holds this one. */
  async contents(
    id: string,
  ): Promise<{ readonly createdAt: Date; readonly files: ReadonlyMap<string, Uint8Array> }> {
    const whole = await this.evaluations.whole(id);
    const createdAt = this.clock.now();
    const files = await this.files(whole);
    const manifest: PackManifest = {
      ...{ format: 'qwarden-evidence-pack', version: 1, evaluationId: id },
      certificateId: whole.row.certificateId,
      createdAt: createdAt.toISOString(),
      digest: whole.row.digest,
      files: digestsOf(files),
    };
    return { createdAt, files: new Map([[PackFile.manifest, json(manifest)] as const, ...files]) };
  }

  private async files({ row, links, document }: WholeEvaluation): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>([
      [PackFile.readme, Buffer.from(README)],
      [PackFile.evaluation, Buffer.from(evaluationText(document))],
      [PackFile.verdict, json(row.verdict)],
      [PackFile.policy, json(row.policy)],
      [PackFile.chain, json({ ...row.chain, services: row.services })],
      [PackFile.attempts, json(row.attempts)],
    ]);
    const bytes = await this.evidence.bytes(links.map(({ sha256 }) => sha256));
    for (const { sha256, kind } of links) {
      const item = bytes.get(sha256);
      if (item === undefined) throw new Problem('evidence-missing', { detail: `SHA-256 ${sha256}` });
      files.set(kind === 'anchor' ? anchorFile(sha256) : itemFile({ kind, sha256 }), item);
    }
    const rules = ruleResults(bytes.get(document.certificate));
    if (rules !== undefined) files.set(PackFile.rules, json(rules));
    const editions = await this.evaluations.editions(document);
    for (const { edition } of document.trust.lists) {
      const stored = edition === null ? undefined : editions.get(edition.id);
      if (edition === null || stored === undefined) continue;
      files.set(listFile(edition), await stored.xml());
      files.set(extractFile(edition), json({ edition, ...extractOf(stored.state.list, row.services) }));
    }
    const audit = row.auditPosition === null ? undefined : await this.checkpoints.attest(row.auditPosition);
    if (audit !== undefined) files.set(PackFile.audit, json(audit));
    return files;
  }
}

/** For people: the services that recognise the certificate, with their history, out of a list of hundreds. */
function extractOf({ scheme, providers }: TrustedList, services: readonly ServiceDocument[]) {
  const names = new Set(services.map(({ service }) => service));
  const { territory, sequenceNumber, issued, nextUpdate, operatorNames } = scheme;
  return {
    scheme: { territory, sequenceNumber, issued, nextUpdate, operatorNames },
    providers: providers
      .map((provider) => ({
        ...provider,
        services: provider.services.filter((one) =>
          [one, ...one.history].some((state) => names.has(state.names[0]?.text ?? '')),
        ),
      }))
      .filter(
        (provider) =>
          provider.services.length > 0 &&
          services.some((one) => one.provider === (provider.names[0]?.text ?? '')),
      ),
  };
}

/** Every finding of the static rules, as of today's rules. */
function ruleResults(der: Uint8Array | undefined) {
  const decoded = der && decodeCertificate(der);
  if (!decoded?.ok) return undefined;
  return inspectCertificate(decoded.value, nodeCrypto, readAgain(decoded.value));
}

const README = `Evidence of one verdict of Qwarden about one certificate.

  evaluation.json   what was decided and the SHA-256 of everything it rests on
  verdict.json      the verdict for readers: outcome, six checks, reasons
  rules.json        the certificate's fields and the findings of the static rules
  policy.json       the choices of the installation that change verdicts
  chain.json        the chain with how each certificate was found, and the services that recognise it
  attempts.json     every address that was asked and what came of it
  certificates/ anchors/ ocsp/ crl/   the bytes, named by their SHA-256
  trusted-lists/    the lists as they were received, and the services that matter
  audit.json        the entry of the audit log that holds the SHA-256 of evaluation.json, signed
  manifest.json     the SHA-256 of every other file

Check it without a server and without network:

  qwarden evidence verify FILE.zip
  qwarden evidence verify --key audit-key.pem FILE.zip

The key is the installation's (qwarden audit key); keep it somewhere else than the packs.
`;

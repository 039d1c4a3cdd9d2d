import { Injectable } from '@nestjs/common';
import { pemOf } from '../certificates/certificate-views.js';
import { Certificates } from '../certificates/certificates.service.js';
import { coverLetter, type Letter, letterAsText } from '../core/submissions/cover-letter.js';
import { demandsOf } from '../core/submissions/demands.js';
import type {
  SubmissionFacts,
  SubmittedCertificate,
  SubmittedVerdict,
} from '../core/submissions/submission-facts.js';
import {
  checklistDocument,
  requestDocument,
  SUBMISSION_README,
  SubmissionFile,
  type SubmissionManifest,
  verdictFile,
} from '../core/submissions/submission-package.js';
import { Evaluations } from '../evaluations/evaluations.service.js';
import { ReportPage } from '../platform/documents/report-page.js';
import { digestsOf, type FileDigest, jsonFile, sha256Of, zipBytes } from '../platform/documents/zip-file.js';
import { Problem } from '../platform/http/problem.js';
import type { ApprovedReview } from '../reviews/approved-reviews.service.js';

export interface MadePackage {
  readonly facts: SubmissionFacts;
  readonly files: readonly FileDigest[];
  readonly zip: Uint8Array;
  readonly sha256: string;
  readonly letter: Uint8Array;
}

/** Puts together what the bank gets. */
@Injectable()
export class SubmissionPackages {
  constructor(
    private readonly certificates: Certificates,
    private readonly evaluations: Evaluations,
  ) {}

  async make(review: ApprovedReview, note: string, preparedBy: string, at: Date): Promise<MadePackage> {
    const given = await this.certificate(review.certificateId);
    if (given.facts.sha256 !== review.sha256)
      throw new Problem('submission-incomplete', { detail: 'Its certificate is another than was approved.' });
    const sealId = review.application.sealCertificateId;
    const seal = sealId === null ? null : await this.certificate(sealId);
    const verdict = given.evaluationId === null ? null : await this.verdict(given.evaluationId);
    const facts = factsOf(review, note, preparedBy, at, {
      ...{ certificate: given.facts, sealCertificate: seal?.facts ?? null },
      verdict: verdict?.told ?? null,
    });
    const demands = demandsOf(facts);
    const letter = coverLetter(facts, demands);
    const pdf = await print(letter, at);

    const files = new Map<string, Uint8Array>([
      [SubmissionFile.readme, Buffer.from(SUBMISSION_README)],
      [SubmissionFile.letter, pdf],
      [SubmissionFile.letterText, Buffer.from(letterAsText(letter))],
      [SubmissionFile.request, jsonFile(requestDocument(facts))],
      [SubmissionFile.checklist, jsonFile(checklistDocument(demands))],
      [SubmissionFile.verdict, jsonFile(verdictFile(facts))],
      [SubmissionFile.certificatePem, Buffer.from(given.pem)],
      [SubmissionFile.certificateDer, given.der],
    ]);
    if (verdict !== null && verdict.issuers !== '')
      files.set(SubmissionFile.chain, Buffer.from(verdict.issuers));
    if (seal !== null) {
      files.set(SubmissionFile.sealPem, Buffer.from(seal.pem));
      files.set(SubmissionFile.sealDer, seal.der);
    }
    const manifest: SubmissionManifest = {
      ...{ format: 'qwarden-submission', version: 1, request: review.number },
      ...{ createdAt: at.toISOString(), files: digestsOf(files) },
    };
    const all = new Map([[SubmissionFile.manifest as string, jsonFile(manifest) as Uint8Array], ...files]);
    const zip = await zipBytes(all, at);
    return { facts, files: digestsOf(all), zip, sha256: sha256Of(zip), letter: pdf };
  }

  private async certificate(id: string) {
    const [row, { der }] = [await this.certificates.show(id), await this.certificates.find(id)];
    const facts: SubmittedCertificate = {
      ...{ kind: row.kind, subject: row.subject, issuer: row.issuer, serialNumber: row.serialNumber },
      organizationIdentifier: row.organizationIdentifier?.value ?? null,
      ...{ notBefore: row.notBefore, notAfter: row.notAfter, sha256: row.sha256 },
    };
    return { facts, pem: row.pem, der, evaluationId: row.verdict?.evaluationId ?? null };
  }

  private async verdict(id: string) {
    const { evaluatedAt, digest, verdict, registers, chain, evidence } = await this.evaluations.show(id);
    const told: SubmittedVerdict = {
      ...{ evaluationId: id, evaluatedAt: evaluatedAt.toISOString(), digest, verdict },
      registers: registers.map(({ name, edition, found }) => ({
        name,
        edition: edition && { version: edition.version, publishedAt: edition.publishedAt },
        found: found.map((one) => ({ id: one.id, name: one.name })),
      })),
    };
    const issuers: string[] = [];
    // An anchor that a trusted list names is kept with the list, which the bank has itself.
    const kept = new Set(evidence.map((one) => one.sha256));
    for (const { sha256 } of chain.certificates.slice(1)) {
      if (!kept.has(sha256)) continue;
      const { bytes } = await this.evaluations.item(id, sha256);
      issuers.push(pemOf(bytes));
    }
    return { told, issuers: issuers.join('') };
  }
}

function factsOf(
  review: ApprovedReview,
  note: string,
  preparedBy: string,
  at: Date,
  proof: Pick<SubmissionFacts, 'certificate' | 'sealCertificate' | 'verdict'>,
): SubmissionFacts {
  const { application, identifier, organisationName } = review;
  const { edition, environment } = application;
  if (edition === null || environment === null)
    throw new Problem('submission-incomplete', { detail: 'It names no interface or no environment.' });
  const { onBehalfOf, useCase, redirectUris, contacts, hasTestAccounts } = application;
  return {
    ...{ reviewNumber: review.number, preparedAt: at.toISOString(), preparedBy, note },
    ...{ organisationName, identifier, onBehalfOf, edition, environment },
    ...{ roles: review.approvedRoles, endpoints: review.endpoints },
    validUntil: review.validUntil?.toISOString() ?? null,
    ...{ useCase, redirectUris, contacts, hasTestAccounts },
    ...proof,
    approvals: review.approvals.map((one) => ({ by: one.by, at: one.at.toISOString() })),
  };
}

function print({ title, lead, parts }: Letter, at: Date): Promise<Uint8Array> {
  const page = new ReportPage(title, at);
  page.title(title);
  page.lead(lead);
  for (const part of parts)
    if (part.kind === 'heading') page.heading(part.text);
    else if (part.kind === 'paragraph') page.paragraph(part.text);
    else page.facts(part.facts);
  return page.finish();
}

import { Injectable } from '@nestjs/common';
import { CertificatesInUse, type JudgedCertificate } from '../certificates/certificates-in-use.service.js';
import { Database } from '../platform/database/database.js';
import { EvaluationEntity } from './evaluation.entity.js';

const CHUNK = 500;

/** Which certificates hang below a trust service. */
@Injectable()
export class CertificatesBelow {
  constructor(
    private readonly db: Database,
    private readonly certificates: CertificatesInUse,
  ) {}

  /**
   * Those in use whose path, as their newest verdict found it, leads over one of these certificates (SHA-256 and name of
   * their holder). A name alone would count what another key of the same issuer has signed.
   */
  async of(
    services: readonly { readonly sha256: string; readonly subject: string }[],
    at: Date,
  ): Promise<readonly string[]> {
    if (services.length === 0) return [];
    const digests = services.map(({ sha256 }) => sha256);
    // Where the list names a root, those who issue below it are found by one certificate each.
    const samples = await this.certificates.newestByIssuer(at);
    const below = new Set(
      (await this.leadingOver(digests, samples)).map(
        (id) => samples.find((sample) => sample.id === id)?.issuer ?? '',
      ),
    );
    for (const { subject } of services) below.add(subject);
    return this.leadingOver(digests, await this.certificates.issuedBy([...below], at));
  }

  private async leadingOver(
    digests: readonly string[],
    judged: readonly JudgedCertificate[],
  ): Promise<readonly string[]> {
    const certificateOf = new Map(judged.map(({ id, evaluationId }) => [evaluationId, id]));
    const ids = [...certificateOf.keys()];
    const named = digests.map((_, i) => `evaluation.chain LIKE :digest${i}`).join(' OR ');
    const found: string[] = [];
    for (let i = 0; i < ids.length; i += CHUNK) {
      const rows = await this.db
        .read(EvaluationEntity)
        .createQueryBuilder('evaluation')
        .select('evaluation.id', 'id')
        .where('evaluation.id IN (:...ids)', { ids: ids.slice(i, i + CHUNK) })
        .andWhere(`(${named})`, Object.fromEntries(digests.map((one, n) => [`digest${n}`, `%${one}%`])))
        .getRawMany<{ id: string }>();
      found.push(...rows.map(({ id }) => certificateOf.get(id) ?? ''));
    }
    return found;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { registerAnswer } from '../core/registers/register-answer.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import type { RegisterAnswer } from '../core/verdict/evidence.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { RegisterBases } from '../registers/register-bases.service.js';

/** What the stored registers say about the holder of a certificate at an instant. */
@Injectable()
export class RegisterSource {
  constructor(
    private readonly bases: RegisterBases,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined for bytes that are no certificate, which ask nothing. */
  async answerFor(der: Uint8Array, at: Date): Promise<RegisterAnswer | undefined> {
    const decoded = decodeCertificate(der);
    if (!decoded.ok) return undefined;
    const asked = questionOfCertificate(decoded.value);
    const { registers, overrides } = asked.ok
      ? await this.bases.basisOf(asked.question, at)
      : { registers: [], overrides: [] };
    return registerAnswer(asked, { registers, overrides, host: this.config.hostCountry }, at);
  }
}

import { Injectable } from '@nestjs/common';
import type { Certificate } from '../core/certificate/certificate.js';
import { matchCardOf } from '../core/registers/match-card.js';
import { LEGAL_WEIGHT } from '../core/registers/register-basis.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import { consultRegisters, type RoleAnswer } from '../core/registers/role-answer.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { RegisterBases } from './register-bases.service.js';
import type { RegisterMatch } from './register-match.contract.js';

/** The four-way match of a certificate, for a person who looks at it. */
@Injectable()
export class RegisterMatches {
  constructor(private readonly bases: RegisterBases) {}

  /** `wanted` are the roles of an application; null where nobody states a use. */
  async match(
    certificate: Certificate,
    host: string | null,
    at: Date,
    wanted: readonly string[] | null = null,
  ): Promise<RegisterMatch> {
    const question = questionOfCertificate(certificate);
    if (!question.ok) return { ...NOTHING, at: at.toISOString(), host, noQuestion: question.reason };
    const { authority, number, organisation } = question.question;
    const { registers, overrides } = await this.bases.basisOf(question.question, at);
    const consulted = consultRegisters(question.question, { registers, overrides, host }, at);
    const card = matchCardOf(question.question, consulted, host, wanted);
    return {
      asked: { authority, number, organisation },
      noQuestion: null,
      at: at.toISOString(),
      ...{ home: card.home, host: card.host, verdict: card.verdict },
      lines: card.lines.map(({ role, inCertificate, atHome, atHost, verdict, sentence }) => ({
        ...{ role, inCertificate, verdict, sentence },
        atHome: answerView(atHome),
        atHost: answerView(atHost),
      })),
      matches: consulted.flatMap(({ match, states }) =>
        match.found.map(({ entry, path, rung }, i) => ({
          id: entryKey(entry),
          ...{ source: entry.source, type: entry.type, number: entry.number, path, rung },
          name: entry.names[0] ?? entry.code,
          state: states[i]?.state ?? 'unknown',
        })),
      ),
      sources: consulted.map(({ register, match, ageDays, stale }) => ({
        ...{ source: register.source, name: register.name, standing: register.standing },
        legalWeight: LEGAL_WEIGHT[register.standing],
        ...{ edition: register.edition, ageDays, stale },
        found: match.found.length > 0,
      })),
    };
  }
}

const NOTHING = {
  ...{ asked: null, home: null, verdict: 'unknown' as const },
  ...{ lines: [], matches: [], sources: [] },
};

const answerView = ({ answer, reason, sentence, by, disagree }: RoleAnswer) => ({
  ...{ answer, reason, sentence, disagree },
  by: by?.source ?? null,
});

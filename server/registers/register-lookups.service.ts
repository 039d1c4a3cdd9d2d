import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { LICENSED_ROLES } from '../core/registers/payment-services.js';
import { LEGAL_WEIGHT } from '../core/registers/register-basis.js';
import { questionOfIdentifier } from '../core/registers/register-question.js';
import { answerRole, type ConsultedRegister, consultRegisters } from '../core/registers/role-answer.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { atInput } from './at-input.js';
import { RegisterBases } from './register-bases.service.js';
import type { RegisterLookup } from './registers.contract.js';

export const lookupQuerySchema = z.strictObject({
  identifier: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ description: 'organizationIdentifier: `PSDLT-BL-LB000458`.' }),
  role: z.enum(LICENSED_ROLES).optional().meta({ description: 'Without it, all roles are answered.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({ description: 'Where the role is to be used. Without it, where the holder is authorised.' }),
  organisation: z.string().max(300).optional().meta({ description: 'organizationName of the certificate.' }),
  at: atInput.optional(),
});
export type LookupQuery = z.output<typeof lookupQuerySchema>;

/** May this payment service provider use this role in this country, and who says so. */
@Injectable()
export class RegisterLookups {
  constructor(
    private readonly bases: RegisterBases,
    private readonly clock: Clock,
  ) {}

  async lookup({ identifier, role, country, organisation, at: asked }: LookupQuery): Promise<RegisterLookup> {
    const at = asked ?? this.clock.now();
    const roles = role === undefined ? LICENSED_ROLES : [role];
    const question = questionOfIdentifier(identifier, { roles, organisation: organisation ?? null });
    if (!question.ok)
      throw new Problem('not-a-psd-identifier', {
        detail: question.reason.message,
        reason: question.reason.code,
      });
    const { authority, number } = question.question;
    const { registers, overrides } = await this.bases.basisOf(question.question, at);
    const consulted = consultRegisters(
      question.question,
      { registers, overrides, host: country ?? null },
      at,
    );
    const answers = roles.map((one) => answerRole(one, consulted, country ?? null));
    const [asOne] = answers;
    const overall = role !== undefined && asOne !== undefined ? asOne : standing(consulted);
    return {
      ...{ identifier, authority, number, country: country ?? null, at: at.toISOString() },
      answer: overall.answer,
      reasons: [{ code: overall.reason, message: overall.sentence }],
      roles: answers.map(({ by, sources, ...one }) => ({
        ...one,
        by: by?.source ?? null,
        sources: [...sources],
      })),
      matches: consulted.flatMap(({ match, states }) =>
        match.found.map(({ entry, path, rung }, i) => ({
          id: entryKey(entry),
          ...{ source: entry.source, type: entry.type, code: entry.code, number: entry.number, path, rung },
          name: entry.names[0] ?? entry.code,
          state: states[i]?.state ?? 'unknown',
          services: entry.services as Record<string, string[]>,
        })),
      ),
      sources: consulted.map(({ register, match, ageDays, stale }) => ({
        ...{ source: register.source, name: register.name, standing: register.standing },
        legalWeight: LEGAL_WEIGHT[register.standing],
        holds: [...register.holds],
        ...{ edition: register.edition, ageDays, stale },
        found: match.found.length > 0,
        disclaimer: registers.find(({ source }) => source === register.source)?.disclaimer ?? null,
      })),
    };
  }
}

/** Without a role: whether the holder stands in a register as authorised. */
function standing(consulted: readonly ConsultedRegister[]) {
  for (const { match, states, register } of consulted) {
    const [state] = states;
    if (match.ambiguous || state === undefined) continue;
    const sentence = `${register.name}: the entry is ${state.state}.`;
    if (state.state === 'active') return { answer: 'yes', reason: 'active', sentence } as const;
    if (state.state === 'unknown') return { answer: 'unknown', reason: 'status-unknown', sentence } as const;
    return { answer: 'no', reason: state.state, sentence } as const;
  }
  const silence = consulted.find((one) => one.silence !== null)?.silence;
  return {
    answer: 'unknown',
    reason: silence?.reason ?? 'not-asked',
    sentence: silence?.sentence ?? 'No register that covers this authority was asked.',
  } as const;
}

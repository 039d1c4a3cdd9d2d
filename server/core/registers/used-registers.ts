import { decodeCertificate } from '../certificate/decode-certificate.js';
import type { MatchPath } from './match-entry.js';
import {
  type EditionIdentity,
  LEGAL_WEIGHT,
  type RegisterBasis,
  type RegisterStanding,
} from './register-basis.js';
import { questionOfCertificate } from './register-question.js';
import { consultRegisters } from './role-answer.js';
import { entryKey } from './stored-entry.js';

/** A register that a verdict rests on, for whoever reads the verdict. */
export interface UsedRegister {
  readonly source: string;
  readonly name: string;
  readonly standing: RegisterStanding;
  readonly legalWeight: string;
  readonly edition: EditionIdentity | null;
  /** At the instant of the verdict. */
  readonly ageDays: number | null;
  readonly stale: boolean;
  readonly disclaimer: string | null;
  readonly found: readonly {
    /** As the list of entries knows it. */
    readonly id: string;
    readonly name: string;
    readonly path: MatchPath;
  }[];
}

/** The registers of a basis with what was found in each, as the verdict saw it. */
export function usedRegisters(der: Uint8Array, basis: RegisterBasis, at: Date): readonly UsedRegister[] {
  const decoded = decodeCertificate(der);
  const asked = decoded.ok ? questionOfCertificate(decoded.value) : undefined;
  if (asked?.ok !== true) return [];
  return consultRegisters(asked.question, basis, at).map(({ register, match, ageDays, stale }) => ({
    ...{ source: register.source, name: register.name, standing: register.standing },
    legalWeight: LEGAL_WEIGHT[register.standing],
    ...{ edition: register.edition, ageDays, stale },
    disclaimer: register.disclaimer ?? null,
    found: match.found.map(({ entry, path }) => ({
      ...{ id: entryKey(entry), name: entry.names[0] ?? entry.code, path },
    })),
  }));
}

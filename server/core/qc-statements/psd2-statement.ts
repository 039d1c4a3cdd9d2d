import type { DecodeProblem, Place } from '../asn1/decoded.js';
import type { Text } from '../asn1/text.js';

/** PSD2QcType of TS 119 495 Annex A, as it stands in the certificate. */
export interface Psd2Statement {
  /** The statementInfo; path `qcStatements[n]`, its parts `qcStatements[n].rolesOfPSP[m]`, `.nCAName`, `.nCAId`. */
  readonly at: Place;
  readonly rolesAt: Place;
  /** Every role in the bytes, also unknown ones, in order. */
  readonly roles: readonly RoleOfPsp[];
  readonly ncaName: Text;
  readonly ncaId: Text;
  /** Fields after nCAId, which the syntax does not have. */
  readonly trailing: readonly Place[];
  /** How the structure deviates from Annex A; what had to be guessed makes the statement `recovered`. */
  readonly deviations: readonly Psd2Deviation[];
  /** True when the structure had to be guessed: such roles may be shown, never relied upon. */
  readonly recovered: boolean;
}

export interface RoleOfPsp {
  readonly at: Place;
  /** Dotted; as written also when the bytes hold it as a character string. */
  readonly oid: string;
  readonly oidAt: Place;
  /** As written, which may contradict `oid`. */
  readonly name: Text;
}

export interface Psd2Deviation {
  readonly kind:
    /** The extension holds one bare QCStatement instead of SEQUENCE OF QCStatement (quirk 1). */
    | 'bare-statement'
    /** OID, name, OID, name … in one SEQUENCE instead of one SEQUENCE for each role (quirk 2). */
    | 'flat-roles'
    /** A context tag around the statementInfo, rolesOfPSP or a field. */
    | 'stray-tag'
    /** roleOfPspOid is a character string. */
    | 'role-oid-as-text'
    /** A semantics identifier stands as statement id beside it (quirk 7). */
    | 'semantics-as-statement';
  readonly at: Place;
}

/** The answer of `decodePsd2Statement`; kept apart because other statements may hold this syntax by mistake. */
export type Psd2Decoded =
  | { readonly ok: true; readonly value: Psd2Statement }
  | { readonly ok: false; readonly problem: DecodeProblem };

/** A kind of number that certificates of an authority carry and registers do not, or write in another way. */
interface NumberShape {
  /** Of the number in the certificate. */
  readonly pattern: RegExp;
  /**
   * `other-number`: registers list another number of the same institution, so that not finding this one says nothing.
   * `spelling`: the same number is written in different ways, all of which were compared.
   */
  readonly kind: 'other-number' | 'spelling';
  /** What the certificate has and what registers have, as one sentence. */
  readonly sentence: string;
}

/** By NCA id; taken from certificates and register entries that were seen. A hint in words, never a reason to refuse. */
const SHAPES: Readonly<Record<string, readonly NumberShape[]>> = {
  'FR-ACPR': [
    {
      pattern: /^\d{5}$/,
      kind: 'other-number',
      sentence:
        'The certificate has the 5-digit CIB; this register lists SIREN numbers (9 digits) and REGAFI identifiers.',
    },
  ],
  'HR-HNB': [
    {
      pattern: /^\d{11}$/,
      kind: 'other-number',
      sentence: 'The certificate has the 11-digit OIB; this register lists shorter numbers.',
    },
  ],
  'LT-BL': [
    {
      pattern: /^\d{7,9}$/,
      kind: 'other-number',
      sentence:
        'The certificate has a company code; this register lists authorisation numbers (LB and 6 digits).',
    },
    {
      pattern: /^LB\s*\d{6}\s*$/i,
      kind: 'spelling',
      sentence:
        'The certificate has the authorisation number (LB and 6 digits); some entries are coded by the 9-digit company code instead.',
    },
  ],
  'IT-BI': [
    {
      pattern: /^\d{5}$/,
      kind: 'other-number',
      sentence:
        'The certificate seems to have the 5-digit ABI code; this register lists tax codes of 11 digits.',
    },
  ],
  'FI-FINFSA': [
    {
      pattern: /^\d{7}-?\d$/,
      kind: 'spelling',
      sentence: 'Finnish business IDs stand in registers with and without their hyphen; both were compared.',
    },
  ],
  'MT-MFSA': [
    {
      pattern: /^[A-Z]+\s*\d+$/i,
      kind: 'spelling',
      sentence:
        'Maltese numbers stand in registers with and without a blank after the letter; both were compared.',
    },
  ],
  'CY-CBC': [
    {
      pattern: /^[\d.]+$/,
      kind: 'spelling',
      sentence: 'Cypriot licence numbers stand in registers with and without dots; both were compared.',
    },
  ],
};

/** What is known about numbers like this one at this authority; undefined when nothing is. */
export function numberShape(authority: string, number: string): NumberShape | undefined {
  return SHAPES[authority]?.find(({ pattern }) => pattern.test(number));
}

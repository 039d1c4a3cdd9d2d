/** The first part of a rule's code; what each is about stands in the texts. */
export const RULE_GROUPS = [
  'qcs',
  'psd2',
  'orgid',
  'policy',
  'subject',
  'issuer',
  'ext',
  'tls',
  'x509',
  'crypto',
] as const;

import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { Evaluation } from '../../server/evaluations/evaluations.contract.js';
import { verdictClauses } from './verdict/verdict-sentence.js';

type Translate = (key: string, options?: Record<string, unknown>) => string;

interface Words {
  readonly translate: Translate;
  /** `formattingTag` of the language of the console. */
  readonly tag: string;
  /** "in 84 days", "12 days ago". */
  readonly relative: (at: Date) => string;
  /** "15 Dec 2026" */
  readonly day: (at: Date) => string;
  /** The name of a country. */
  readonly territory: (code: string) => string;
}

type Said = Pick<
  Certificate,
  | 'kind'
  | 'profile'
  | 'organisation'
  | 'subject'
  | 'psd2'
  | 'usableRoles'
  | 'status'
  | 'notBefore'
  | 'notAfter'
  | 'findings'
>;

/**
 * One sentence that can be read aloud: what the certificate is, what the verdict says where there is one, and what the
 * static checks found. Without a verdict it says only what the certificate claims; that stands beside it.
 */
export function sentenceOf(
  certificate: Said,
  words: Words,
  evaluation?: Pick<Evaluation, 'verdict' | 'services'>,
): string {
  const { translate } = words;
  const underScheme = evaluation !== undefined && evaluation.verdict.scheme !== null;
  const parts = [
    translate('certificates.sentence.whose', {
      kind: translate(
        underScheme
          ? `verdict.sentence.plain_kind.${certificate.kind}`
          : `certificates.kinds.${certificate.kind}`,
      ),
      organisation:
        certificate.organisation || certificate.subject || translate('certificates.sentence.nobody'),
    }) + licence(certificate, words),
    ...(evaluation === undefined ? [] : verdictClauses(evaluation, words)),
    ...(evaluation !== undefined && TAKEN_BACK.has(certificate.status) ? [] : [ending(certificate, words)]),
    findings(certificate, words),
  ];
  return `${parts.join('; ')}.`;
}

/** The verdict says since when and why. */
const TAKEN_BACK: ReadonlySet<Certificate['status']> = new Set(['revoked', 'suspended']);

/** Roles that may not be relied upon are what the certificate claims, not what the authority licensed. */
function licence({ psd2, usableRoles }: Said, { translate, tag }: Words): string {
  if (psd2 === null) return '';
  const names = [...new Set(psd2.roles.map(({ name }) => name))];
  const services = names.map((name) => translate(`certificates.roles.${name}.service`, { _: name }));
  const authority = psd2.ncaName.trim() || psd2.ncaId;
  const roles = new Intl.ListFormat(tag, { type: 'conjunction' }).format(services);
  if (authority === '') return translate('certificates.sentence.roles', { roles });
  if (roles === '')
    return translate('certificates.sentence.authority', { authority: withArticle(authority, tag) });
  const key = usableRoles.length > 0 ? 'licence' : 'claim';
  return translate(`certificates.sentence.${key}`, { authority: withArticle(authority, tag), roles });
}

const TAKES_ARTICLE =
  /^(Bank of|Central Bank|National Bank|Financial|Federal|Danish|Polish|Malta|Netherlands)\b/;

/** English says "the Bank of Lithuania", but "BaFin". */
const withArticle = (authority: string, tag: string): string =>
  tag.startsWith('en') && TAKES_ARTICLE.test(authority) ? `the ${authority}` : authority;

function ending({ status, notBefore, notAfter }: Said, { translate, relative }: Words): string {
  const key = `certificates.sentence.status.${status}`;
  const at = status === 'not-yet-valid' ? notBefore : notAfter;
  return translate(key, { when: relative(new Date(at)) });
}

function findings({ findings, profile }: Said, { translate }: Words): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (errors + warnings === 0)
    return translate(`certificates.sentence.${profile === null ? 'not_judged' : 'no_findings'}`);
  return [
    errors > 0 ? translate('certificates.sentence.errors', { smart_count: errors }) : '',
    warnings > 0 ? translate('certificates.sentence.warnings', { smart_count: warnings }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

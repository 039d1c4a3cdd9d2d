export const RENEWAL_PLACES = ['consentId', 'psu', 'edition'] as const;

export type TemplateProblem = 'not-https' | 'not-an-address' | 'unknown-place' | 'place-in-host' | 'no-place';

/** What is wrong with the address at which an organisation lets its customers renew; undefined when nothing is. */
export function templateProblem(template: string): TemplateProblem | undefined {
  const places = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  if (places.some((name) => !(RENEWAL_PLACES as readonly string[]).includes(name))) return 'unknown-place';
  if (places.length === 0) return 'no-place';
  if (!URL.canParse(template.replaceAll(/\{[^{}]*\}/g, 'x'))) return 'not-an-address';
  const url = new URL(template.replaceAll(/\{[^{}]*\}/g, 'x'));
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'not-https';
  const host = template.slice('https://'.length).split(/[/?#]/, 1)[0] ?? '';
  return /[{}]/.test(host) ? 'place-in-host' : undefined;
}

/** The address for one consent. */
export const renewLink = (
  template: string,
  values: Readonly<Record<(typeof RENEWAL_PLACES)[number], string>>,
): string =>
  template.replaceAll(/\{(consentId|psu|edition)\}/g, (_, name: keyof typeof values) =>
    encodeURIComponent(values[name]),
  );

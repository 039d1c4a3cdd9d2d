import type { Bank } from './bank.js';
import { callBank, type ClientAnswer } from './bank-client.js';

export interface VisitChoices {
  /** Customer number; the code follows from it. */
  readonly customer: string;
  readonly code?: string;
  readonly decision?: 'approve' | 'refuse';
  /** Resource ids; all that are offered without it. */
  readonly accounts?: readonly string[];
}

/**
 * Walks from the authorization address to where the customer is sent back, as a browser without scripts would. Fails with
 * the page when it shows something else than the next question.
 */
export async function visitBank(
  bank: Pick<Bank, 'origin' | 'serverRoot'>,
  authorizationUrl: string,
  { customer, code = `code-${customer}`, decision = 'approve', accounts }: VisitChoices,
): Promise<URL> {
  const browser = new CookieBrowser(bank);
  const first = await browser.open(authorizationUrl);
  if (first.leftFor !== undefined) return first.leftFor;
  const asked = await browser.post(first.url, { number: customer, code });
  if (asked.leftFor !== undefined) return asked.leftFor;
  const offered = [...asked.answer.text.matchAll(/name="account" value="([^"]+)"/g)].map(([, id]) => id!);
  const isRadio = asked.answer.text.includes('type="radio"');
  const chosen = accounts ?? (isRadio ? offered.slice(0, 1) : offered);
  const ended = await browser.post(asked.url, { decision, account: chosen });
  if (ended.leftFor === undefined) throw new Error(`The bank asks again:\n${ended.answer.text}`);
  return ended.leftFor;
}

interface Stop {
  readonly url: string;
  readonly answer: ClientAnswer;
  /** Where the bank sent the customer, when that is not the bank itself. */
  readonly leftFor: URL | undefined;
}

/** Keeps cookies by name and path, follows redirects within the bank. */
export class CookieBrowser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(private readonly bank: Pick<Bank, 'origin' | 'serverRoot'>) {}

  open(url: string): Promise<Stop> {
    return this.go('GET', url);
  }

  post(url: string, form: Readonly<Record<string, string | readonly string[]>>): Promise<Stop> {
    const pairs = Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, String(one)]),
    );
    return this.go('POST', url, new URLSearchParams(pairs as string[][]).toString());
  }

  private async go(method: string, from: string, body?: string): Promise<Stop> {
    let [verb, url, form] = [method, new URL(from, this.bank.origin), body];
    for (let hop = 0; hop < 10; hop++) {
      const answer = await callBank(this.bank, url.href, {
        method: verb,
        headers: {
          'x-request-id': null,
          accept: 'text/html',
          cookie: this.cookiesFor(url.pathname),
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form !== undefined && { body: form }),
      });
      for (const line of answer.headers['set-cookie'] ?? []) this.keep(line);
      const { location } = answer.headers;
      if (location === undefined) return { url: url.href, answer, leftFor: undefined };
      url = new URL(location, url);
      if (url.origin !== this.bank.origin) return { url: url.href, answer, leftFor: url };
      [verb, form] = ['GET', undefined];
    }
    throw new Error(`The bank redirects in circles at ${url.href}.`);
  }

  private cookiesFor(path: string): string | null {
    const sent = [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`);
    return sent.length === 0 ? null : sent.join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split('=', 2);
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(`${name} ${path}`);
    else this.cookies.set(`${name} ${path}`, { value, path });
  }
}

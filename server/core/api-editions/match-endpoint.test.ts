import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALL_EDITIONS, editionOf, endpointsOf } from './editions.js';
import { API_EDITIONS, type ApiEdition } from './edition-names.js';
import { HTTP_METHODS } from './api-edition.js';
import { LONGEST_PATH, matchEndpoint } from './match-endpoint.js';

const asked = (method: string, path: string, edition: ApiEdition = 'berlin-1.3') => {
  const match = matchEndpoint(edition, method, path);
  return match.ok ? match.endpoint.id : match.miss.code;
};

describe('what the brief names', () => {
  test('a payment needs PSP_PI, the list of accounts PSP_AI, funds PSP_IC', () => {
    const roleOf = (method: string, path: string) => {
      const match = matchEndpoint('berlin-1.3', method, path);
      return match.ok ? match.endpoint.role : match.miss.code;
    };
    expect(roleOf('POST', '/v1/payments/sepa-credit-transfers')).toBe('PSP_PI');
    expect(roleOf('GET', '/v1/accounts')).toBe('PSP_AI');
    expect(roleOf('POST', '/v1/funds-confirmations')).toBe('PSP_IC');
  });
});

describe('a path', () => {
  test.each([
    ['/xs2a/berlin/1.3/v1/accounts'],
    ['/xs2a/berlin/1.3/accounts'],
    ['/v1/accounts'],
    ['/accounts'],
    ['/v1/accounts?withBalance=true'],
    ['/v1/accounts?next=/v1//../payments'],
  ])('%s is the list of accounts', (path) => {
    expect(asked('GET', path)).toBe('accounts.list');
  });

  test.each([
    ['GET', '/v1/accounts/3dc3d5b3-7023-4848-9853-f5400a64e80f', 'accounts.show'],
    ['GET', '/v1/accounts/A%20B', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/A%2BB=', 'accounts.show'],
    ['GET', '/v1/accounts/1/balances', 'accounts.balances'],
    ['GET', '/v1/accounts/1/transactions/2', 'accounts.transaction'],
    ['DELETE', '/v1/consents/1', 'consents.delete'],
    ['PUT', '/v1/consents/1/authorisations/2', 'consents.authorisations.update'],
    ['GET', '/v1/payments/sepa-credit-transfers/1/status', 'payments.status'],
    ['POST', '/v1/bulk-payments/target-2-payments', 'payments.initiate'],
    [
      'PUT',
      '/v1/payments/target-2-payments/1/cancellation-authorisations/2',
      'payments.cancellations.update',
    ],
    ['POST', '/v1/signing-baskets', 'signing-baskets.create'],
    ['GET', '/v1/card-accounts/1/balances', 'card-accounts.balances'],
  ])('%s %s is %s', (method, path, id) => {
    expect(asked(method, path)).toBe(id);
  });

  test.each([
    ['GET', '', 'FORMAT_ERROR'],
    ['GET', 'v1/accounts', 'FORMAT_ERROR'],
    ['GET', 'https://open-banking-api.paysera.com/v1/accounts', 'FORMAT_ERROR'],
    ['GET', '/', 'FORMAT_ERROR'],
    ['GET', '/v1', 'RESOURCE_UNKNOWN'],
    ['GET', '/v1/', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/', 'FORMAT_ERROR'],
    ['GET', '//v1/accounts', 'FORMAT_ERROR'],
    ['GET', '/v1//accounts', 'FORMAT_ERROR'],
    ['GET', '/v1/./accounts', 'FORMAT_ERROR'],
    ['GET', '/v1/payments/../accounts', 'FORMAT_ERROR'],
    ['GET', '/v1/payments/%2e%2e/accounts', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts%2f1', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/1%5Cbalances', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/1%252fbalances', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/%00', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/%', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts/%zz', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts;x=1', 'FORMAT_ERROR'],
    ['GET', '/v1\\accounts', 'FORMAT_ERROR'],
    ['GET', '/v1/accounts#x', 'FORMAT_ERROR'],
    ['GET', '/v1/äccounts', 'FORMAT_ERROR'],
    ['GET', '/V1/accounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/v1/Accounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/v1/%61ccounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/v1/v1/accounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/xs2a/berlin/1.3/xs2a/berlin/1.3/v1/accounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/xs2a/berlin/1.3', 'RESOURCE_UNKNOWN'],
    ['GET', '/xs2a/georgia/0.8/v1/accounts', 'RESOURCE_UNKNOWN'],
    ['GET', '/xs2a/berlin/1.30/v1/accounts', 'RESOURCE_UNKNOWN'],
    ['POST', '/v1/payments', 'RESOURCE_UNKNOWN'],
    ['POST', '/v1/payments/pigeon-post', 'PRODUCT_UNKNOWN'],
    ['POST', '/v1/payments/sepa-credit-transfers/x/y', 'RESOURCE_UNKNOWN'],
    ['POST', '/v1/payments/Sepa-Credit-Transfers', 'PRODUCT_UNKNOWN'],
    ['POST', '/v1/payments/domestic', 'PRODUCT_UNKNOWN'],
    ['POST', '/v1/accounts', 'SERVICE_INVALID'],
    ['get', '/v1/accounts', 'SERVICE_INVALID'],
    ['HEAD', '/v1/accounts', 'SERVICE_INVALID'],
    ['OPTIONS', '/v1/funds-confirmations', 'SERVICE_INVALID'],
    ['PATCH', '/v1/payments/sepa-credit-transfers', 'SERVICE_INVALID'],
  ])('%s %s is refused: %s', (method, path, code) => {
    expect(asked(method, path)).toBe(code);
  });

  test('longer than any is refused', () => {
    expect(asked('GET', `/v1/accounts/${'a'.repeat(255)}`)).toBe('accounts.show');
    expect(asked('GET', `/v1/accounts/${'a'.repeat(256)}`)).toBe('FORMAT_ERROR');
    expect(asked('GET', `/v1/accounts?${'a'.repeat(LONGEST_PATH)}`)).toBe('FORMAT_ERROR');
  });

  test('a wrong method is told which ones there are', () => {
    expect(matchEndpoint('berlin-1.3', 'PATCH', '/v1/consents/1')).toEqual({
      ok: false,
      miss: {
        ...{ code: 'SERVICE_INVALID', httpStatus: 405 },
        reason: 'The method is not one of this resource, which knows GET, DELETE.',
      },
    });
  });

  test('products are those of the edition', () => {
    expect(asked('POST', '/v1/payments/domestic', 'georgia-0.8')).toBe('payments.initiate');
    expect(asked('POST', '/v1/payments/sepa-credit-transfers', 'georgia-0.8')).toBe('PRODUCT_UNKNOWN');
  });
});

describe('the editions', () => {
  test('have an id once, and every endpoint is found by its own method and path only', () => {
    for (const { id: edition, endpoints } of ALL_EDITIONS) {
      expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
      for (const { id, method, path } of endpoints) {
        const real = path
          .replace('{payment-service}', 'payments')
          .replace('{payment-product}', editionOf(edition).paymentProducts[0]!.id)
          .replace(/\{[^}]+\}/g, 'x');
        for (const base of ['', '/v1', `${editionOf(edition).basePath}/v1`])
          expect(asked(method, `${base}${real}`, edition)).toBe(id);
      }
    }
  });

  test('card accounts are there in part in one and not in the other', () => {
    const status = (edition: ApiEdition) =>
      editionOf(edition).endpoints.find(({ id }) => id === 'card-accounts.list')?.status;
    expect([status('berlin-1.3'), status('georgia-0.8')]).toEqual(['partly', 'not-supported']);
    expect(endpointsOf('georgia-0.8', 'PSP_AI').map(({ id }) => id)).not.toContain('card-accounts.list');
    expect(endpointsOf('berlin-1.3', 'PSP_AI').map(({ id }) => id)).toContain('card-accounts.list');
  });
});

const segment = fc.constantFrom(
  ...['v1', 'xs2a', 'berlin', '1.3', 'accounts', 'payments', 'sepa-credit-transfers', 'consents', 'status'],
  ...['.', '..', '', '%2e', '%2F', 'x', 'balances', 'authorisations', 'a;b', 'A', '%61', '\u0000', 'ä', '\\'],
);
const path = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.array(segment, { maxLength: 9 }).map((parts) => `/${parts.join('/')}`),
);

describe('any path', () => {
  test('has an answer, the same each time; what is found was written plainly', () => {
    fc.assert(
      fc.property(
        path,
        fc.constantFrom(...HTTP_METHODS),
        fc.constantFrom(...API_EDITIONS),
        (text, method, edition) => {
          const match = matchEndpoint(edition, method, text);
          expect(matchEndpoint(edition, method, text)).toEqual(match);
          if (!match.ok) {
            expect([400, 404, 405]).toContain(match.miss.httpStatus);
            return;
          }
          const [bare = ''] = text.split('?', 1);
          expect(bare).not.toMatch(/\/\/|\/\.{1,2}(\/|$)|\/$|%2f|%5c|%2e|[\\;#]/i);
          // What a URL library makes of it is the same path: nothing was put right on the way.
          expect(new URL(bare, 'https://bank.example').pathname).toBe(bare);
          // Never of another role than the word it begins with.
          const word = bare
            .replace(editionOf(edition).basePath, '')
            .replace(/^\/v1(?=\/)/, '')
            .split('/')[1];
          expect(match.endpoint.path.split('/')[1]).toBe(
            word === 'payments' || word?.endsWith('-payments') ? '{payment-service}' : word,
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

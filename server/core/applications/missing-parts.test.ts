import { describe, expect, test } from '@jest/globals';
import { WHOLE } from '../../../test/support/applications.js';
import { type Application, EMPTY_APPLICATION } from './application.js';
import { missingParts } from './missing-parts.js';

const missing = (application: Application) =>
  missingParts(application).map(({ step, path, code }) => `${step} ${path}: ${code}`);

test('a whole application lacks nothing', () => expect(missing(WHOLE)).toHaveLength(0));

test('an empty one lacks everything, in the order of the steps', () => {
  expect(missing(EMPTY_APPLICATION)).toEqual([
    'organisation identifier: missing',
    'organisation organisationName: missing',
    'certificate certificateId: missing',
    'target edition: missing',
    'target environment: missing',
    'target roles: missing',
    'target useCase: missing',
    'target redirectUris: missing',
    'target contacts: missing',
  ]);
});

describe('one part that will not do', () => {
  test.each<[Partial<Application>, string[]]>([
    [{ identifier: '  ' }, ['organisation identifier: missing']],
    [{ useCase: 'Accounts.' }, ['target useCase: too-short']],
    [{ redirectUris: [''] }, ['target redirectUris.0: missing']],
    [{ redirectUris: ['http://a.eu/'] }, ['target redirectUris.0: not-https']],
    [{ redirectUris: ['https://a.eu/', 'https://a.eu/'] }, ['target redirectUris.1: twice']],
    [{ redirectUris: ['http://localhost/'] }, ['target redirectUris.0: loopback']],
    [{ redirectUris: ['http://localhost/'], environment: 'sandbox' }, []],
    [
      { contacts: [{ name: ' ', email: '', phone: '', purposes: [] }] },
      ['name', 'email', 'purposes'].map((member) => `target contacts.0.${member}: missing`),
    ],
  ])('%j', (change, expected) => {
    expect(missing({ ...WHOLE, ...change })).toStrictEqual(expected);
  });
});

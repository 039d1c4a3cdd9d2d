import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_EDITIONS } from '../../../server/core/api-editions/edition-names.js';
import { Scene } from './scene.js';

describe.each(API_EDITIONS)('the consent flow of %s', (edition) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open(edition);
  });
  afterAll(() => scene.stop());

  test('leads from discovery over the customer to a consent in the register', async () => {
    await scene.beginCheck();
    const first = await scene.step('consent.discovery');
    expect(first).toMatchObject({ state: 'passed', codes: ['metadata-read'] });
    expect(first.record.facts).toContainEqual({
      name: 'token_endpoint_auth_method',
      value: 'client_secret_post',
    });
    const created = await scene.step('consent.create', { customerIsHere: true });
    expect(created).toMatchObject({ state: 'passed', codes: ['consent-created'] });
    const { url, ...sent } = await scene.step('consent.authorize');
    expect(sent.state).toBe('at-bank');
    const asked = new URL(url!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{
        response_type: 'code',
        code_challenge_method: 'S256',
        redirect_uri: 'https://tpp.example/callback',
      },
      scope: expect.stringMatching(/^AIS:/),
    });
    const { outcomes, checkId } = await scene.callback(await scene.visit(url!));
    expect([outcomes[0].code, checkId]).toEqual(['connected', scene.checkId]);
    expect(await scene.stateOf('consent.authorize')).toMatchObject({
      state: 'passed',
      codes: ['callback-good'],
    });
    expect(await scene.stateOf('consent.token')).toMatchObject({ state: 'passed', codes: ['connected'] });
    expect(await scene.step('consent.status')).toMatchObject({ state: 'passed', codes: ['consent-valid'] });
    const check = await scene.check();
    expect(check.flows[0]).toEqual({ flow: 'consent', state: 'passed', next: null });
    const consent = await scene.operator.get(`/consents/${check.consentRecordId}`);
    expect(consent.body).toMatchObject({
      consentId: check.consentId,
      status: 'valid',
      source: 'bank',
      edition,
    });
    expect(
      consent.body.history.map(({ to, source }: { to: string; source: string }) => [to, source]),
    ).toEqual([
      ['received', 'bank'],
      ['valid', 'bank'],
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GuardedEgress } from '../../server/adapters/egress-client.js';
import { decideRevocation, type RevocationDecision } from '../../server/core/revocation/decide-revocation.js';
import { judgeCrlBytes } from '../../server/core/revocation/judge-crl.js';
import { judgeOcspBytes } from '../../server/core/revocation/judge-ocsp.js';
import { DEFAULT_FRESHNESS, type RevocationJudgement } from '../../server/core/revocation/judgement.js';
import { ocspGetUrl, writeOcspRequest } from '../../server/core/revocation/ocsp-request.js';
import type { EgressOutcome } from '../../server/ports/egress.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { decodedCertificate } from '../support/revocation-messages.js';
import type { ResponderMode } from '../support/revocation-desk.js';
import { RevocationServer } from '../support/revocation-server.js';
import { testVerifier } from '../support/signature-verifier.js';

const AT = new Date('2026-06-01T12:00:00Z');
const authority = CertificateAuthority.root();
const issuer = decodedCertificate(authority.der);
const nonce = new Uint8Array(32).fill(9);
const egress = new GuardedEgress({ allowedHosts: [], allowLoopback: true, proxy: undefined });
const limits = { bodyBytes: 100_000, totalMs: 20_000 };

describe('asking a real responder and a real publisher', () => {
  let server: RevocationServer;
  let leaf: ReturnType<RevocationServer['issue']>;
  beforeEach(async () => {
    server = await RevocationServer.start(authority, () => AT);
    leaf = server.issue();
  });
  afterEach(() => server.close());

  const question = () => ({
    certificate: decodedCertificate(leaf.der),
    issuer,
    at: AT,
    freshness: DEFAULT_FRESHNESS,
    refuseAlgorithm: () => undefined,
  });
  const bytes = (outcome: EgressOutcome): Uint8Array =>
    outcome.outcome === 'ok' && outcome.status === 200 ? outcome.bytes : new Uint8Array();
  const ocsp = async (method: 'GET' | 'POST' = 'POST'): Promise<RevocationJudgement> => {
    const asked = { certificate: question().certificate, issuer, hash: 'sha1' } as const;
    const request = writeOcspRequest(method === 'POST' ? { ...asked, nonce } : asked, testVerifier);
    const answer = await egress.fetch(
      method === 'POST'
        ? { url: server.ocspUrl, method, body: request, limits, purpose: 'ocsp' }
        : { url: ocspGetUrl(server.ocspUrl, request)!, method, limits, purpose: 'ocsp' },
    );
    return judgeOcspBytes(
      bytes(answer),
      { ...question(), ...(method === 'POST' && { nonce }) },
      testVerifier,
    );
  };
  const crl = async (): Promise<RevocationJudgement> => {
    const answer = await egress.fetch({ url: server.crlUrl, method: 'GET', limits, purpose: 'crl' });
    return judgeCrlBytes(bytes(answer), [], question(), testVerifier);
  };
  const decided = async (): Promise<RevocationDecision> => decideRevocation([await ocsp(), await crl()]);

  test('a certificate is good by POST, by GET and by CRL', async () => {
    for (const judgement of [await ocsp(), await ocsp('GET'), await crl()]) {
      expect(judgement.verdict).toEqual({ status: 'good' });
      expect(judgement.remarks).toHaveLength(0);
    }
    expect(server.requests).toEqual(['POST /ocsp', 'GET /ocsp', 'GET /ca.crl']);
  });

  test('it is suspended, good again, and revoked', async () => {
    server.suspend(leaf);
    expect((await decided()).status).toBe('on-hold');
    server.good(leaf);
    expect((await decided()).status).toBe('good');
    server.revoke(leaf, 'privilegeWithdrawn', new Date('2026-05-30T00:00:00Z'));
    expect(await decided()).toMatchObject({
      status: 'revoked',
      revocation: { reason: 'privilegeWithdrawn', revokedAt: new Date('2026-05-30T00:00:00Z') },
    });
  });

  test.each<[ResponderMode, string, string]>([
    ['down', 'malformed', 'malformed'],
    ['garbage', 'malformed', 'malformed'],
    ['wrong-signer', 'responder-untrusted', 'crl-signature-invalid'],
    ['old', 'stale', 'stale'],
  ])('when the server is %s, the status is unknown with its reason', async (mode, byOcsp, byCrl) => {
    server.mode = mode;
    const judgements = [await ocsp(), await crl()];
    expect(judgements.map(({ verdict }) => verdict.status === 'unknown' && verdict.remark.kind)).toEqual([
      byOcsp,
      byCrl,
    ]);
    expect(decideRevocation(judgements)).toMatchObject({ status: 'unknown', check: 'unknown' });
  });

  test('tryLater leaves it to the CRL', async () => {
    server.mode = 'try-later';
    const decision = await decided();
    expect([decision.status, decision.basis, decision.remarks[0]?.kind]).toEqual([
      'good',
      [1],
      'error-response',
    ]);
  });

  test('a certificate of somebody else is not known', async () => {
    leaf = authority.issue();
    expect((await ocsp()).verdict).toMatchObject({ status: 'unknown', remark: { kind: 'status-unknown' } });
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { EMPTY_APPLICATION } from '../../server/core/applications/application.js';
import { DEMAND_CODES } from '../../server/core/applications/demands.js';
import { preCheck } from '../../server/core/applications/pre-check.js';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { ACCESS_ROLES, API_EDITIONS } from '../../server/core/api-editions/edition-names.js';
import { CORPUS, corpusIndex, hasCorpus } from './corpus.js';

const AT = new Date('2026-08-18T06:00:00Z');
const TWO_YEARS_MS = 731 * 86_400_000;

const withCorpus = hasCorpus ? test : test.skip;

withCorpus('every real PSD2 certificate is answered line by line, and none is good without a verdict', () => {
  let answered = 0;
  for (const entry of hasCorpus ? corpusIndex().filter(({ psd2 }) => psd2 !== null) : []) {
    for (const found of certificatesInFile(readFileSync(new URL(entry.file, CORPUS)))) {
      const decoded = 'der' in found ? decodeCertificate(found.der) : undefined;
      if (decoded?.ok !== true) continue;
      const certificate = { certificate: decoded.value, findings: [], verdict: null, inUse: true };
      for (const edition of API_EDITIONS) {
        const identifier = decoded.value.organizationIdentifiers[0]?.value ?? '';
        const application = { ...EMPTY_APPLICATION, identifier, edition, roles: [...ACCESS_ROLES] };
        const { outcome, lines } = preCheck({ application, certificate, seal: null }, AT);
        expect(outcome).toBe('not-ready');
        const byCode = new Map(lines.map((line) => [line.code, line]));
        expect(byCode.size).toBe(lines.length);
        for (const { code, sentence } of lines) {
          expect(DEMAND_CODES).toContain(code);
          expect(sentence).not.toBe('');
        }
        const { notBefore, notAfter } = decoded.value;
        const long = notAfter.instant.getTime() - notBefore.instant.getTime() > TWO_YEARS_MS;
        if (long) expect(byCode.get('certificate.two-years')!.met).toBe('no');
        for (const code of ['register.matches', 'role.PSP_AI', 'role.PSP_PI'] as const)
          expect(byCode.get(code)!.met).not.toBe('yes');
        answered++;
      }
    }
  }
  expect(answered).toBeGreaterThan(50);
});

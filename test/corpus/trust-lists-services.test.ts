import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { traitsOf, listTerritory } from '../../server/core/qualification/certificate-traits.js';
import { matchServices } from '../../server/core/qualification/match-services.js';
import { qualify } from '../../server/core/qualification/qualify.js';
import { sameBytes } from '../../server/core/trust-lists/base64.js';
import { CA_QC, shortName } from '../../server/core/trust-lists/names.js';
import { readUnverifiedList } from '../../server/core/trust-lists/read-signed-list.js';
import { indexServices, type ListedAnchor } from '../../server/core/trust-lists/service-index.js';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { CORPUS } from './corpus.js';
import { listBytes } from './trust-lists-files.js';

interface TrustEntry {
  readonly file: string;
  readonly listedServices: readonly {
    readonly list: string;
    readonly country: string;
    readonly type: string;
    readonly status: string;
    readonly signatureVerifies: boolean;
  }[];
}

const INDEX = new URL('trust-index.json', CORPUS);
const entries = existsSync(INDEX)
  ? Object.values(JSON.parse(readFileSync(INDEX, 'utf8')) as Record<string, TrustEntry>)
  : [];
const listed = entries.filter(({ listedServices }) => listedServices.length > 0);
const whenThere = entries.length === 0 ? describe.skip : describe;

const lists = new Map<string, ReturnType<typeof readList>>();
function readList(file: string) {
  const read = readUnverifiedList(listBytes({ file, gz: file.endsWith('.gz') }));
  if (!read.ok) throw new Error(read.problem.message);
  return { state: 'usable', list: read.value, index: indexServices(read.value) } as const;
}
const listOf = (file: string) => {
  const list = lists.get(file) ?? readList(file);
  lists.set(file, list);
  return list;
};

function certificateOf({ file }: TrustEntry): Certificate {
  const [found] = certificatesInFile(readFileSync(new URL(file, CORPUS)));
  const read = found !== undefined && 'der' in found ? decodeCertificate(found.der) : undefined;
  if (read?.ok !== true) throw new Error(file);
  return read.value;
}

/** One step of a path, by name; with `verified`, by the signature too. The rest of RFC 5280 §6 is judged elsewhere. */
const issuedBy = (certificate: Certificate, verified: boolean) => {
  const { issuer } = traitsOf(certificate);
  return (anchor: ListedAnchor) => {
    if (!sameBytes(anchor.subject, issuer)) return 'none';
    const key = new X509Certificate(anchor.der).publicKey;
    return !verified || new X509Certificate(certificate.der).verify(key) ? 'valid' : 'none';
  };
};

whenThere('the services of the trust index', () => {
  test.each(listed.map((entry) => [entry.file.split('/').slice(-2).join('/'), entry] as const))(
    '%s is found under the services that it names',
    (_, entry) => {
      const certificate = certificateOf(entry);
      const [first] = entry.listedServices;
      expect(listTerritory(traitsOf(certificate))).toBe(first!.country);
      const { matched } = matchServices(
        listOf(first!.list).index,
        traitsOf(certificate),
        issuedBy(certificate, false),
      );
      const outline = (type: string, status: string): string => `${type} ${status}`;
      expect(matched.map(({ service }) => outline(service.type, shortName(service.status))).sort()).toEqual(
        entry.listedServices
          .filter(({ type }) => type === 'CA/QC')
          .map(({ type, status }) => outline(CA_QC.replace('CA/QC', type), status))
          .sort(),
      );
    },
  );

  const verified = listed.filter(({ listedServices }) =>
    listedServices.some(({ signatureVerifies }) => signatureVerifies),
  );

  test('nine have a signature that verifies', () => {
    expect(verified).toHaveLength(9);
  });

  /** Lists past their NextUpdate on that day. */
  const EXPIRED = ['NL', 'NO', 'HR'];

  test.each(verified.map((entry) => [entry.file.split('/').at(-1)!, entry] as const))(
    '%s is qualified for web sites as far as the list decides',
    (_, entry) => {
      const certificate = certificateOf(entry);
      const answer = qualify({
        certificate,
        purpose: 'web',
        at: new Date('2026-08-20T00:00:00Z'),
        listOfLists: 'usable',
        listOf: () => listOf(entry.listedServices[0]!.list),
        pathTo: issuedBy(certificate, true),
      });
      expect([answer.outcome, ...answer.reasons.map(({ code }) => code)].join(' ')).toBe(
        EXPIRED.includes(entry.listedServices[0]!.country) ? 'qualified val.tl-expired' : 'qualified',
      );
    },
  );
});

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { type Inspection, inspectCertificate } from '../../server/core/certificate/inspect.js';
import { nodeCrypto } from '../../server/platform/node-crypto.js';
import { CORPUS, type CorpusEntry, corpusIndex, hasCorpus } from './corpus.js';
import { sharedFields } from './expected-fields.js';

/** `<file>#<field>` → why we differ from the index on purpose. An entry that is not needed fails the run. */
const EXCEPTIONS = JSON.parse(readFileSync(new URL('exceptions.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

type Known =
  | { readonly inspection: Inspection; readonly certificate: Parameters<typeof inspectCertificate>[0] }
  | { readonly problem: string };

(hasCorpus ? describe : describe.skip)('inspecting the corpus', () => {
  const entries = corpusIndex();
  const known = inspectAll(entries);
  const needed = new Set<string>();
  const excused = (key: string): boolean => {
    if (!(key in EXCEPTIONS)) return false;
    needed.add(key);
    return true;
  };

  test('every certificate of the index is found in its file', () => {
    expect(entries.filter(({ sha256 }) => !known.has(sha256)).map(({ file }) => file)).toEqual([]);
  });

  test('what the index could parse is parsed, and what it could not is refused', () => {
    const differing = entries.filter((entry) => {
      const decodes = 'inspection' in known.get(entry.sha256)!;
      return decodes !== entry.parseable && !excused(`${entry.file}#parseable`);
    });
    expect(differing.map(({ file }) => file)).toEqual([]);
  });

  test('every field agrees with the index', () => {
    const differences = entries.flatMap((entry) => {
      const found = known.get(entry.sha256)!;
      if (!('inspection' in found) || !entry.parseable) return [];
      return Object.entries(sharedFields(entry, found.inspection, found.certificate))
        .filter(
          ([field, [expected, actual]]) =>
            !isDeepStrictEqual(expected, actual) && !excused(`${entry.file}#${field}`),
        )
        .map(([field, [expected, actual]]) => ({ key: `${entry.file}#${field}`, expected, actual }));
    });
    expect(differences).toEqual([]);
  });

  test('all 66 PSD2 statements have the right roles, NCA name and NCA id', () => {
    const psd2 = entries.filter((entry) => entry.psd2 !== null && entry.psd2 !== undefined);
    const rows = psd2.map((entry) => {
      const found = known.get(entry.sha256)!;
      return 'inspection' in found ? found.inspection.psd2 : undefined;
    });
    expect(rows).toHaveLength(66);
    expect(
      rows.map((row) => row && { ...row, roles: row.roles.map(({ oid, name }) => ({ oid, name })) }),
    ).toEqual(
      psd2.map(({ psd2: expected, qcStatements }) => ({
        roles: expected!.roles.map(({ oid, name }) => ({ oid, name })),
        ncaName: expected!.ncaName,
        ncaId: expected!.ncaId,
        // An empty list of roles is a finding, nothing had to be guessed; a semantics identifier as statement id is quirk 7.
        recovered:
          expected!.deviations.some((deviation) => deviation !== 'rolesOfPSP is empty') ||
          qcStatements.some((id) => id.startsWith('0.4.0.194121.1.')),
      })),
    );
  });

  test('a role agrees unless the index says that OID and name do not belong together', () => {
    for (const entry of entries) {
      if (!entry.psd2) continue;
      const found = known.get(entry.sha256)!;
      const roles = 'inspection' in found ? found.inspection.psd2!.roles : [];
      const mismatching = entry.psd2.roleNameMismatch.map((text) => text.split(' ')[0]);
      expect(roles.filter(({ agrees }) => !agrees).map(({ oid }) => oid)).toEqual(mismatching);
    }
  });

  test('no exception is left over', () => {
    expect(Object.keys(EXCEPTIONS).filter((key) => !needed.has(key))).toEqual([]);
  });
});

function inspectAll(entries: readonly CorpusEntry[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const file of new Set(entries.map((entry) => entry.file))) {
    for (const found of certificatesInFile(readFileSync(new URL(file, CORPUS)))) {
      if ('error' in found) continue;
      const certificate = decodeCertificate(found.der);
      known.set(
        nodeCrypto.sha256(found.der),
        certificate.ok
          ? {
              certificate: certificate.value,
              inspection: inspectCertificate(certificate.value, nodeCrypto, { status: 'agrees' }),
            }
          : { problem: certificate.problem.message },
      );
    }
  }
  return known;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readDer } from '../../server/core/asn1/der.js';
import { readNameConstraints } from '../../server/core/certificate/extensions/name-constraints.js';
import { compileNameConstraints } from '../../server/core/path/name-constraints.js';
import { readPolicyInformation } from '../../server/core/path/policy-information.js';
import { FOLDER } from './boringssl-path.js';

/** The values of one extension in the suite, by file. */
function blocks(folder: string, label: string): readonly (readonly [file: string, der: Uint8Array])[] {
  const directory = new URL(`${folder}/`, FOLDER);
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((file) => {
    const text = readFileSync(new URL(file, directory), 'latin1');
    const base64 = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END`).exec(text)?.[1];
    return base64 === undefined ? [] : [[file, Uint8Array.from(Buffer.from(base64, 'base64'))] as const];
  });
}

const POLICIES = blocks('certificate_policies_unittest', 'CERTIFICATE POLICIES');
const CONSTRAINTS = blocks('name_constraints_unittest', 'NAME CONSTRAINTS');

const DOT =
  'A dot at either end of a DNS name, which RFC 5280 4.2.1.10 does not know and x509-limbo refuses.';
const LITERAL = 'A mailbox at an address literal: RFC 5280 4.2.1.10 names hosts only.';
const URL_AS_HOST = 'RFC 5280 4.2.1.10 constrains the host of a URI; the base is a whole URL.';
/** Constraints that the suite reads and we refuse, with the reason. */
const REFUSED_HERE: Readonly<Record<string, string>> = {
  'dnsname.pem': DOT,
  'dnsname-exclude_dot.pem': DOT,
  'dnsname-excluded_with_leading_dot.pem': DOT,
  'dnsname-permitted_two_dot.pem': DOT,
  'dnsname-permitted_with_leading_dot.pem': DOT,
  'directoryname_and_dnsname.pem': DOT,
  'directoryname_and_dnsname_and_ipaddress.pem': DOT,
  'rfc822name-excluded-ipv4.pem': LITERAL,
  'rfc822name-permitted-ipv4.pem': LITERAL,
  'uri-excluded.pem': URL_AS_HOST,
  'uri-permitted.pem': URL_AS_HOST,
};
const MALFORMED = /^invalid-|ipaddress-invalid|dnsname-with_(max|min_0_and_max|min_1)|hostnamewithat/;

(POLICIES.length > 0 ? describe : describe.skip)('the extensions of the path suite of BoringSSL', () => {
  test('certificate policies are read exactly when they are valid', () => {
    const readable = POLICIES.filter(([, der]) => {
      const node = readDer(der);
      return node.ok && readPolicyInformation(node.value) !== undefined;
    });
    expect(readable.map(([file]) => file)).toStrictEqual(
      POLICIES.map(([file]) => file).filter((file) => !/^invalid-(?!anypolicy_with_custom)/.test(file)),
    );
  });

  test('name constraints are usable exactly when they are valid', () => {
    const usable = CONSTRAINTS.filter(([, der]) => {
      const node = readDer(der);
      const read = node.ok ? readNameConstraints(node.value, 'nameConstraints') : undefined;
      return read !== undefined && compileNameConstraints(read, der).malformed === undefined;
    });
    expect(usable.map(([file]) => file)).toStrictEqual(
      CONSTRAINTS.map(([file]) => file).filter((file) => !MALFORMED.test(file) && !(file in REFUSED_HERE)),
    );
  });
});

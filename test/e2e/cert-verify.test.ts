import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { CHECKS, type CheckName, type CheckStatus } from '../../server/core/verdict/verdict.js';
import { pemOf } from '../support/certificate-authority.js';
import { qwarden } from '../support/qwarden-command.js';
import { entitiesOf } from '../support/register-author.js';
import { WorldFiles } from '../support/world/world-files.js';

/** Runs of the command as it was built; its options one by one are tried in server/cli. */
const NETWORK = { QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' };

let files: WorldFiles;
beforeAll(async () => {
  files = await WorldFiles.start();
});
afterAll(() => files.stop());
afterEach(() => files.restore());

interface Line {
  readonly [field: string]: unknown;
  readonly verdict: {
    readonly outcome: string;
    readonly at: string;
    readonly usableRoles: readonly string[];
    readonly checks: Readonly<
      Record<
        CheckName,
        {
          readonly status: CheckStatus;
          readonly reasons: readonly string[];
          readonly codes: readonly string[];
        }
      >
    >;
  };
}

/** A run with `--json`: its one line, read. */
async function verified(args: readonly string[], options: Parameters<typeof qwarden>[1] = {}) {
  const { exitCode, stdout, stderr } = await qwarden(['cert', 'verify', '--json', ...args], options);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  const line = JSON.parse(stdout) as Line;
  return { exitCode, stderr, line, ...line.verdict };
}
const online = (...args: readonly string[]) => verified([...files.trust(), ...args], { env: NETWORK });

describe('every outcome that needs no register, with trusted lists and network', () => {
  test.each([
    ['valid', 'valid-with-warnings', 1],
    ['taken-over', 'valid-with-warnings', 1],
    ['cross-border', 'valid-with-warnings', 1],
    ['silent', 'indeterminate', 3],
    ['not-qualified', 'not-qualified', 2],
    ['web-from-seal-service', 'not-qualified', 2],
    ['unlisted', 'not-qualified', 2],
    ['no-longer-qualified', 'no-longer-qualified', 2],
    ['not-psd2', 'not-psd2', 2],
    ['seal', 'not-a-qwac', 2],
    ['expired', 'expired', 2],
    ['not-yet-valid', 'not-yet-valid', 2],
    ['revoked', 'revoked', 2],
    ['suspended', 'suspended', 2],
    ['tampered', 'path-invalid', 2],
    ['revoked-issuer', 'path-invalid', 2],
    ['malformed', 'unparsable', 3],
  ])('%s: %s, exit code %i', async (name, outcome, exitCode) => {
    const run = await online(files.certificate(name));
    expect([run.outcome, run.exitCode]).toEqual([outcome, exitCode]);
    const told = files.world.certificates.get(name)?.withoutRegister;
    if (told !== undefined) expect(told).toBe(outcome);
  });

  test('an issuer at 169.254.169.254 is never asked for, and then it is indeterminate', async () => {
    const run = await online(files.certificate('metadata-address'));
    expect([run.outcome, run.exitCode]).toEqual(['indeterminate', 3]);
    expect(run.checks.path.status).toBe('unknown');
    expect(run.checks.qualification.status).toBe('unknown');
    expect(run.stderr).toMatch(/169\.254\.169\.254.*no public address \(metadata\)/);
  });
});

describe('with the register of the world', () => {
  const judged = (...args: readonly string[]) => online(...files.register(), ...args);

  test.each([
    ['valid', 'valid', 0, 'pass', 'val.register-found'],
    ['passported', 'valid', 0, 'pass', 'val.register-found'],
    ['not-in-register', 'valid-not-in-register', 1, 'warn', 'val.register-not-found'],
    ['role-not-authorised', 'role-not-authorised', 2, 'fail', 'val.register-role-missing'],
    ['licence-withdrawn', 'withdrawn-in-register', 2, 'fail', 'val.register-withdrawn'],
  ] as const)('%s: %s, exit code %i', async (name, outcome, exitCode, status, code) => {
    const run = await judged(files.certificate(name));
    expect([run.outcome, run.exitCode]).toEqual([outcome, exitCode]);
    expect(run.checks.register.status).toBe(status);
    expect(run.checks.register.codes).toContain(code);
    expect(files.world.certificates.get(name)?.outcome).toBe(outcome);
    const without = await online(files.certificate(name));
    expect(without.outcome).toBe(files.world.certificates.get(name)?.withoutRegister);
  });

  test('only roles that it confirms are usable', async () => {
    const run = await judged(files.certificate('role-not-authorised'));
    expect(run.line['usableRoles']).toEqual(['PSP_PI', 'PSP_AI']);
    expect(run.usableRoles).toEqual(['PSP_AI']);
  });

  test('abroad a passport is needed', async () => {
    const at = async (country: string) =>
      (await judged('--country', country, files.certificate('passported'))).outcome;
    expect(await at('LT')).toBe('valid');
    expect(await at('FR')).toBe('role-not-authorised');
  });

  test('the JSON, and an extract of it, say the same as the ZIP', async () => {
    const entities = [...entitiesOf({ organisations: files.world.register.organisations })];
    const whole = files.put('extract.json', JSON.stringify([[], entities]));
    const run = await online('--register', whole, files.certificate('role-not-authorised'));
    expect(run.outcome).toBe('role-not-authorised');
  });

  test('what is no register is refused', async () => {
    for (const [name, content, said] of [
      ['page.json', '<!DOCTYPE html><html></html>', 'web page'],
      ['cut.zip', files.world.register.current.zip.subarray(0, 500), 'ZIP'],
    ] as const) {
      const args = ['cert', 'verify', '--register', files.put(name, content), files.certificate('valid')];
      const { exitCode, stderr } = await qwarden(args);
      expect(exitCode).toBe(3);
      expect(stderr).toContain(said);
    }
    const { exitCode } = await qwarden([
      'cert',
      'verify',
      '--register',
      'nowhere.zip',
      files.certificate('valid'),
    ]);
    expect(exitCode).toBe(3);
  });
});

describe('one line of --json', () => {
  test('is the object of cert inspect and the verdict, field by field', async () => {
    const { line } = await online('--at', files.daysAgo(0), files.certificate('valid'));
    const inspected = JSON.parse(
      (await qwarden(['cert', 'inspect', '--json', files.certificate('valid')])).stdout,
    );
    const { verdict, ...inspection } = line;
    expect(inspection).toEqual(inspected);
    expect(inspection).toMatchObject({
      source: files.certificate('valid'),
      index: 0,
      kind: 'qwac',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      organizationIdentifier: { value: 'PSDLT-BL-LB000458', scheme: 'PSD', country: 'LT', authority: 'BL' },
    });
    expect(verdict).toStrictEqual({
      outcome: 'valid-with-warnings',
      at: `${files.daysAgo(0).slice(0, 19)}Z`,
      usableRoles: ['PSP_AI'],
      scheme: null,
      work: { signatures: expect.any(Number), steps: expect.any(Number), comparisons: 0 },
      checks: {
        syntax: { status: 'pass', reasons: [], codes: [] },
        validity: { status: 'pass', reasons: [], codes: [] },
        path: { status: 'pass', reasons: [], codes: [] },
        qualification: { status: 'pass', reasons: [], codes: [] },
        revocation: { status: 'pass', reasons: [], codes: [] },
        register: {
          status: 'unknown',
          reasons: ['No register was asked.'],
          codes: ['val.register-not-asked'],
        },
      },
    });
  });

  test('what is no certificate any more has a verdict and names the byte', async () => {
    const { line, checks } = await online(files.certificate('malformed'));
    expect(line).toMatchObject({
      ...{ source: files.certificate('malformed'), index: 0 },
      error: { code: 'malformed', message: expect.any(String), offset: expect.any(Number) },
    });
    expect(CHECKS.map((name) => checks[name].status)).toEqual([
      ...['fail', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'],
    ]);
  });

  test('without it a person reads outcome, checks and roles', async () => {
    const valid = await qwarden(['cert', 'verify', ...files.trust(), files.certificate('valid')], {
      env: NETWORK,
    });
    expect(valid.stdout).toMatch(/VALID-WITH-WARNINGS at \d{4}-/);
    expect(valid.stdout).toContain('✓ qualification  pass');
    expect(valid.stdout).toContain('Usable roles: PSP_AI\n');
    const revoked = await qwarden(['cert', 'verify', ...files.trust(), files.certificate('revoked')], {
      env: NETWORK,
    });
    expect(revoked.stdout).toContain('✗ revocation     fail\n      Revoked since ');
    expect(revoked.stdout).toContain('Usable roles: none with this verdict');
  });
});

describe('files instead of the network', () => {
  test('lists, an intermediate and CRLs, complete and delta', async () => {
    const before = files.world.requests.length;
    const run = await verified(
      [
        '--offline',
        ...['--trust', files.put('lotl.xml.gz', gzipSync(files.world.lists.at('EU').bytes))],
        ...['--trust', files.put('NO.xml.gz', gzipSync(files.world.lists.at('NO').bytes))],
        ...['--journal', files.at('official-journal.pem')],
        ...['--intermediate', files.authority('nordic')],
        ...['--crl', files.put('nordic.crl', files.desk('nordic').crl())],
        ...['--crl', files.put('root.pem', pemOf(files.desk('nordic-root').crl(), 'X509 CRL'))],
        files.certificate('cross-border'),
      ],
      { env: NETWORK },
    );
    expect([run.outcome, run.exitCode, run.stderr]).toEqual(['valid-with-warnings', 1, '']);
    expect(files.world.requests.length).toBe(before);
  });

  test('an OCSP response, a single list, and an instant of the past', async () => {
    const run = (instant: string) =>
      verified([
        ...['--offline', '--at', instant, '--trust', files.at('lists', 'LT.xml')],
        ...['--ocsp', files.ocsp('revoked'), files.certificate('revoked')],
      ]);
    expect(await run(files.daysAgo(11))).toMatchObject({ outcome: 'valid-with-warnings', exitCode: 1 });
    expect(await run(files.daysAgo(9))).toMatchObject({ outcome: 'revoked', exitCode: 2 });
  });

  test('from standard input, under an anchor: the path holds, and the rest is open', async () => {
    const { pem } = files.world.certificates.get('valid')!;
    const run = await verified(['--offline', '--trust', files.authority('granted'), '-'], { stdin: pem });
    expect(run.line).toMatchObject({ source: '-', verdict: { outcome: 'indeterminate' } });
    expect([run.exitCode, run.checks.path.status, run.checks.qualification.status]).toEqual([
      ...[3, 'pass', 'unknown'],
    ]);
  });
});

test('the loopback interface is refused unless it is allowed', async () => {
  const before = files.world.requests.length;
  const run = await verified([...files.trust(), files.certificate('valid')]);
  expect(files.world.requests.length).toBe(before);
  expect([run.outcome, run.exitCode]).toEqual(['indeterminate', 3]);
  expect(run.stderr).toContain('127.0.0.1');
});

test('a command line that makes no sense ends with 3 and says nothing on standard output', async () => {
  const run = await qwarden(['cert', 'verify', '--believe', 'a.pem']);
  expect([run.exitCode, run.stdout]).toEqual([3, '']);
  expect(run.stderr).toContain('--believe');
});

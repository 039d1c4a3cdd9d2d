import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { pemOf } from '../../test/support/certificate-authority.js';
import { WorldFiles } from '../../test/support/world/world-files.js';
import type { CheckName, CheckStatus } from '../core/verdict/verdict.js';
import { run as certVerify } from './cert-verify.js';
import { UsageError } from './output.js';

const LOOPBACK = 'QWARDEN_EGRESS_ALLOW_LOOPBACK';

let files: WorldFiles;
beforeAll(async () => {
  process.env[LOOPBACK] = 'true';
  files = await WorldFiles.start();
});
afterAll(async () => {
  delete process.env[LOOPBACK];
  await files.stop();
});
afterEach(() => files.restore());

interface Line {
  readonly [field: string]: unknown;
  readonly verdict: {
    readonly outcome: string;
    readonly at: string;
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

/** As the entry of the command does it: a command line that makes no sense ends with 3. */
async function raw(args: readonly string[], stdin: string | Uint8Array = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => (said.stdout += chunk));
  stderr.on('data', (chunk) => (said.stderr += chunk));
  const io = { stdout, stderr, stdin: Readable.from([Buffer.from(stdin)]) };
  try {
    return { exitCode: await certVerify(args, io), ...said };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { exitCode: 3, ...said, stderr: said.stderr + error.message };
  }
}

/** A run with `--json`: its one line, read. */
async function verified(args: readonly string[]) {
  const { exitCode, stdout, stderr } = await raw(['--json', ...args]);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  const line = JSON.parse(stdout) as Line;
  return { exitCode, stderr, line, ...line.verdict };
}
const online = (...args: readonly string[]) => verified([...files.trust(), ...args]);
const offline = (...args: readonly string[]) => verified(['--offline', ...files.trust(), ...args]);

describe('offline', () => {
  const asked = (): number => files.world.requests.length;

  test('nothing is fetched, and without evidence revocation is unknown', async () => {
    const before = asked();
    const run = await verified(['--offline', ...files.trust(), files.certificate('valid')]);
    expect(asked()).toBe(before);
    expect([run.outcome, run.exitCode]).toEqual(['indeterminate', 3]);
    expect(run.checks.revocation.status).toBe('unknown');
    expect(run.checks.qualification.status).toBe('pass');
  });

  test.each([
    ['valid', 'valid-with-warnings', 1],
    ['revoked', 'revoked', 2],
    ['suspended', 'suspended', 2],
  ])('--ocsp FILE about %s: %s', async (name, outcome, exitCode) => {
    const run = await offline('--ocsp', files.ocsp(name), files.certificate(name));
    expect([run.outcome, run.exitCode]).toEqual([outcome, exitCode]);
  });

  test('an OCSP response about another certificate says nothing', async () => {
    const run = await offline('--ocsp', files.ocsp('revoked'), files.certificate('valid'));
    expect(run.outcome).toBe('indeterminate');
  });

  test('--crl FILE, complete and delta, as DER and as PEM', async () => {
    const desk = files.desk('granted');
    const complete = files.put('complete.crl', desk.crl());
    const delta = files.put('delta.pem', pemOf(desk.delta(), 'X509 CRL'));
    expect((await offline('--crl', complete, files.certificate('revoked'))).outcome).toBe('revoked');
    expect((await offline('--crl', complete, files.certificate('suspended'))).outcome).toBe(
      'valid-with-warnings',
    );
    const both = ['--crl', complete, '--crl', delta];
    expect((await offline(...both, files.certificate('suspended'))).outcome).toBe('suspended');
    expect((await offline(...both, files.certificate('valid'))).outcome).toBe('valid-with-warnings');
  });

  test('--intermediate FILE completes the path; its revocation is asked for, too', async () => {
    const leafCrl = files.put('nordic.crl', files.desk('nordic').crl());
    const rootCrl = files.put('nordic-root.crl', files.desk('nordic-root').crl());
    const without = await offline('--crl', leafCrl, files.certificate('cross-border'));
    expect([without.outcome, without.checks.qualification.status]).toEqual(['indeterminate', 'unknown']);
    const issuing = ['--intermediate', files.authority('nordic')];
    const half = await offline(...issuing, '--crl', leafCrl, files.certificate('cross-border'));
    expect([half.outcome, half.checks.path.status]).toEqual(['indeterminate', 'pass']);
    const whole = await offline(
      ...issuing,
      '--crl',
      leafCrl,
      '--crl',
      rootCrl,
      files.certificate('cross-border'),
    );
    expect(whole.outcome).toBe('valid-with-warnings');
  });

  test('a revoked intermediate breaks the path', async () => {
    const run = await offline(
      ...['--intermediate', files.authority('nordic-revoked')],
      ...['--crl', files.put('nordic-root.crl', files.desk('nordic-root').crl())],
      files.certificate('revoked-issuer'),
    );
    expect([run.outcome, run.exitCode, ...run.checks.path.codes]).toEqual(['path-invalid', 2, 'val.revoked']);
  });

  test('certificates after the first one in FILE serve as intermediates', async () => {
    const bundle = files.put(
      'bundle.pem',
      files.world.certificates.get('cross-border')!.pem + files.desk('nordic').authority.pem,
    );
    expect((await offline(bundle)).checks.path.status).toBe('pass');
  });

  test('a file that is no evidence is named, and decides nothing', async () => {
    const run = await offline('--ocsp', files.put('noise.ocsp', 'noise'), files.certificate('valid'));
    expect(run.outcome).toBe('indeterminate');
    expect(run.checks.revocation.reasons.join(' ')).toContain('noise.ocsp is no OCSP response');
  });
});

describe('--at', () => {
  test('before the service was withdrawn it was qualified', async () => {
    const then = await online('--at', files.daysAgo(31), files.certificate('no-longer-qualified'));
    expect([then.outcome, then.exitCode]).toEqual(['valid-with-warnings', 1]);
    const after = await online('--at', files.daysAgo(29), files.certificate('no-longer-qualified'));
    expect([after.outcome, after.exitCode]).toEqual(['no-longer-qualified', 2]);
  });

  test('before it was revoked it was good', async () => {
    expect((await online('--at', files.daysAgo(11), files.certificate('revoked'))).outcome).toBe(
      'valid-with-warnings',
    );
    expect((await online('--at', files.daysAgo(9), files.certificate('revoked'))).outcome).toBe('revoked');
  });

  test('what expired since was in force; nobody promises its status any more', async () => {
    const run = await online('--at', files.daysAgo(300), files.certificate('expired'));
    expect([run.outcome, run.checks.validity.status]).toEqual(['indeterminate', 'pass']);
    expect(run.checks.revocation.codes).toContain('val.expired-no-revocation-info');
  });

  test('before it was issued it was not valid yet', async () => {
    expect((await online('--at', files.daysAgo(91), files.certificate('valid'))).outcome).toBe(
      'not-yet-valid',
    );
  });

  test.each(['yesterday', '2026-02-30', '2026-11-22T12:00:00', '2026-11-22T25:00:00Z'])(
    '%s is no instant',
    async (text) => {
      const run = await raw(['--at', text, files.certificate('valid')]);
      expect([run.exitCode, run.stdout]).toEqual([3, '']);
      expect(run.stderr).toContain('an instant like 2026-11-22T12:00:00Z is expected');
    },
  );
});

describe('--trust', () => {
  const judged = (...args: readonly string[]) =>
    verified(['--offline', '--ocsp', files.ocsp('valid'), ...args, files.certificate('valid')]);
  const lists = (name: string, named: Readonly<Record<string, Uint8Array>>): string[] =>
    Object.entries(named).flatMap(([file, bytes]) => ['--trust', files.put(`${name}-${file}`, bytes)]);
  const journal = (): string[] => ['--journal', files.at('official-journal.pem')];

  test('nothing: qualification is unknown, never failed', async () => {
    const run = await judged();
    expect([run.outcome, run.exitCode, run.checks.qualification.status]).toEqual([
      ...['indeterminate', 3, 'unknown'],
    ]);
  });

  test('a single list', async () => {
    const run = await judged('--trust', files.at('lists', 'LT.xml'));
    expect([run.outcome, run.exitCode]).toEqual(['valid-with-warnings', 1]);
  });

  test('compressed lists', async () => {
    const compressed = lists('gz', {
      'lotl.xml.gz': gzipSync(files.world.lists.at('EU').bytes),
      'LT.xml.gz': gzipSync(files.world.lists.at('LT').bytes),
    });
    expect((await judged(...compressed, ...journal())).outcome).toBe('valid-with-warnings');
  });

  test('PEM anchors: the path holds, and nothing is said about qualification', async () => {
    const run = await judged('--trust', files.authority('granted'));
    expect([run.outcome, run.checks.path.status, run.checks.qualification.status]).toEqual([
      ...['indeterminate', 'pass', 'unknown'],
    ]);
    const root = await judged(
      ...['--trust', files.authority('root'), '--intermediate', files.authority('granted')],
    );
    expect(root.checks.path.status).toBe('pass');
  });

  test('a list of lists that refers to a publication of its own is taken at your word, and said so', async () => {
    const run = await judged('--trust', files.at('lists'));
    expect(run.outcome).toBe('valid-with-warnings');
    expect(run.stderr).toContain('It is trusted because it was named');
  });

  test('with --journal only its signers may sign the list of lists', async () => {
    const good = await judged('--trust', files.at('lists'), ...journal());
    expect([good.outcome, good.stderr]).toEqual(['valid-with-warnings', '']);
    const bad = await judged('--trust', files.at('lists'), '--journal', files.authority('root'));
    expect([bad.outcome, bad.checks.qualification.status]).toEqual(['indeterminate', 'unknown']);
    expect(bad.stderr).toContain('The signer is none of the 1 announced for the list of EU');
  });

  test('a --journal that is none is refused', async () => {
    const run = await raw(['--journal', files.at('lists', 'LT.xml'), files.certificate('valid')]);
    expect([run.exitCode, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toContain('There is no certificate in it.');
  });

  test('a list that is not there is named', async () => {
    const run = await judged('--trust', files.at('nowhere'));
    expect(run.checks.qualification.status).toBe('unknown');
    expect(run.stderr).toContain('There is no such file or directory.');
  });

  test('a compressed bomb is refused', async () => {
    const bomb = files.put('bomb.xml.gz', gzipSync(new Uint8Array(300 * 1024 * 1024)));
    const run = await judged('--trust', bomb);
    expect(run.checks.qualification.status).toBe('unknown');
    expect(run.stderr).toContain('larger than a trusted list may be');
  });

  describe('lists that are wrong decide nothing', () => {
    afterEach(async () => {
      await files.world.lists.publish('LT');
      await files.world.lists.publish('EU');
      files.writeLists();
    });
    test.each([
      ['wrong-signer', 'LT', 'none of the 1 announced for the list of LT'],
      ['wrong-signer', 'EU', 'none of the 1 announced for the list of EU'],
      ['truncated', 'LT', 'LT.xml'],
      ['html', 'LT', 'The file is a web page, not a trusted list.'],
    ] as const)('%s %s', async (kind, territory, said) => {
      await files.world.lists.publishBad(kind, territory);
      files.writeLists();
      const run = await judged('--trust', files.at('lists'), ...journal());
      expect([run.outcome, run.checks.qualification.status]).toEqual(['indeterminate', 'unknown']);
      expect(run.stderr).toContain(said);
    });
  });
});

describe('the network', () => {
  test('a responder that is down: the complete CRL and its delta answer', async () => {
    files.world.down.add('ocsp');
    const before = files.world.requests.length;
    expect((await online(files.certificate('suspended'))).outcome).toBe('suspended');
    expect(files.world.requests.slice(before)).toEqual([
      'POST /ca/granted/ocsp',
      'GET /ca/granted/ca.crl',
      'GET /ca/granted/delta.crl',
    ]);
  });

  test('responder and publisher down: indeterminate, and both are named', async () => {
    files.world.down.add('ocsp').add('crl');
    const run = await online(files.certificate('valid'));
    expect([run.outcome, run.exitCode]).toEqual(['indeterminate', 3]);
    expect(run.stderr).toContain('/ca/granted/ocsp: The server answered with HTTP status 503.');
    expect(run.stderr).toContain('/ca/granted/ca.crl: The server answered with HTTP status 503.');
  });

  test.each([
    // Only OCSP can say it; the CRL answers.
    ['try-later', 'valid-with-warnings'],
    ['wrong-signer', 'indeterminate'],
    ['old', 'indeterminate'],
    ['garbage', 'indeterminate'],
  ] as const)('a responder and publisher that answers %s: %s', async (mode, outcome) => {
    files.desk('granted').mode = mode;
    const run = await online(files.certificate('valid'));
    expect(run.outcome).toBe(outcome);
    expect(run.checks.revocation.reasons.length).toBeGreaterThan(0);
  });

  test('an issuer that cannot be fetched leaves everything open', async () => {
    files.world.down.add('issuers');
    const run = await online(files.certificate('cross-border'));
    expect([run.outcome, run.checks.path.status, run.checks.qualification.status]).toEqual([
      ...['indeterminate', 'unknown', 'unknown'],
    ]);
  });
});

describe('inputs', () => {
  test('from standard input', async () => {
    const { pem } = files.world.certificates.get('valid')!;
    const { exitCode, stdout } = await raw(['--json', '--offline', '-'], pem);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ source: '-', verdict: { outcome: 'indeterminate' } });
  });

  test.each([
    ['text', 'Dear Sir or Madam', 'not-a-certificate'],
    ['nothing', '', 'unreadable'],
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIGHAgEAsecret\n-----END PRIVATE KEY-----\n',
      'private-key',
    ],
  ])('%s is no certificate', async (_, content, code) => {
    const { exitCode, stdout, stderr } = await raw(['--json', files.put('input', content)]);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ index: 0, error: { code } });
    expect(stdout + stderr).not.toContain('MIGHAgEAsecret');
  });

  test.each([
    ['a file that is not there', ['nowhere.pem'], 'There is no such file or directory.'],
    ['no file', [], 'Exactly one file is expected.'],
    ['two files', ['a.pem', 'b.pem'], 'Exactly one file is expected.'],
    ['an option that does not exist', ['--believe', 'a.pem'], '--believe'],
  ])('%s: exit code 3', async (_, args, said) => {
    const { exitCode, stdout, stderr } = await raw(args);
    expect(exitCode).toBe(3);
    expect(stdout + stderr).toContain(said);
  });

  test('evidence that is not there: exit code 3', async () => {
    const run = await raw(['--ocsp', 'nowhere', files.certificate('valid')]);
    expect([run.exitCode, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toContain('nowhere: There is no such file or directory.');
  });

  test('--help tells every option', async () => {
    const { exitCode, stdout } = await raw(['--help']);
    expect(exitCode).toBe(0);
    for (const option of ['json', 'at', 'offline', 'trust', 'journal', 'intermediate', 'ocsp', 'crl'])
      expect(stdout).toContain(`--${option}`);
  });
});

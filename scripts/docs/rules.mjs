import { readFileSync } from 'node:fs';
import { table } from './table.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** Rule → names of the rules of other linters beside it; `test/corpus/pkilint-agreement.test.ts` measures by it. */
const PEERS = read('peers.json');
/** Requirements that are no rule → why. */
const LEFT_OUT = read('left-out.json');

/** What the part of a code before the dot is about. */
const GROUPS = {
  qcs: 'The qcStatements extension',
  psd2: 'The PSD2 statement',
  orgid: 'organizationIdentifier',
  policy: 'Certificate policies',
  subject: 'The subject name',
  issuer: 'The issuer name',
  tls: 'Websites and TLS',
  crypto: 'Keys and signatures',
  ext: 'Extensions',
  x509: 'The frame of the certificate',
};

const PROFILES = { qwac: 'QWAC', qsealc: 'QSealC' };

/** Names of the finer profiles, by which severities may differ. */
const FINER_PROFILES = {
  'qwac-browser': 'QWAC for browsers',
  qwac: 'other QWAC',
  '2-qwac': '2-QWAC',
  qsealc: 'QSealC',
  'uk-obwac': 'UK OBWAC',
  'uk-obseal': 'UK OBSeal',
  'ge-qwac': 'Georgian QWAC',
  'ge-qsealc': 'Georgian QSealC',
};

export function rulesDocument(rules, profileSeverities) {
  const groups = {};
  for (const rule of rules) (groups[groupOf(rule)] ??= []).push(rule);
  const unnamed = Object.keys(groups).filter((group) => !(group in GROUPS));
  if (unnamed.length > 0) throw new Error(`scripts/docs/rules.mjs has no title for the group ${unnamed[0]}.`);

  return `# Rules

<!-- Made by \`npm run docs\` from server/core/lint/registry.ts. -->

Qwarden judges QWACs and QSealCs by these ${rules.length} rules; other certificates are decoded and shown, not judged. A code never changes its meaning and is never used again, because it is stored as evidence.

- **Severity**: an error breaks a "shall", a warning a "should", info only informs. Where a clause judges one case otherwise, the finding carries the other severity.
- **From**: certificates issued (notBefore) earlier are not judged by the rule, because its text did not exist.
- **Peers**: what pkilint, zlint and the EU's DSS call their rule beside ours, where they have one.
- Besides, \`der.readers-disagree\` (error) says that two independent readers see different things in a certificate; while the second reading is still to be made, it is an info. Until both agree, no role counts as usable.

${Object.entries(GROUPS)
  .filter(([group]) => group in groups)
  .map(([group, title]) => section(title, groups[group]))
  .join('\n\n')}

## Profiles

Under which scheme a certificate is relied upon is told by whoever trusts its issuer and never read out of the certificate. Where a scheme judges otherwise, this table says so; everything else, and every certificate under the EU's trusted lists, is judged as above. What binds a QWAC for browsers, another QWAC and a 2-QWAC the rules read from its policies and purposes.

${profilesTable(profileSeverities)}

## Requirements that are no rule

${table(
  ['Requirement', 'Why'],
  Object.entries(LEFT_OUT).map(([id, reason]) => [`\`${id}\``, reason]),
)}
`;
}

function profilesTable(profileSeverities) {
  const rows = new Map();
  for (const [profile, severities] of Object.entries(profileSeverities)) {
    for (const { ruleId, severity, reason } of severities) {
      const key = `${ruleId} ${severity} ${reason}`;
      const row = rows.get(key) ?? { ruleId, severity, reason, profiles: [] };
      row.profiles.push(FINER_PROFILES[profile]);
      rows.set(key, row);
    }
  }
  return table(
    ['Code', 'Profiles', 'Severity', 'Why'],
    [...rows.values()].map(({ ruleId, severity, reason, profiles }) => [
      `\`${ruleId}\``,
      profiles.join(', '),
      severity,
      reason,
    ]),
  );
}

const peersOf = (id) =>
  Object.entries(PEERS[id] ?? {})
    .map(([peer, names]) => `${peer}: ${names.map((name) => `\`${name}\``).join(', ')}`)
    .join('; ');

const groupOf = ({ id }) => id.slice(0, id.indexOf('.'));

const section = (title, rules) => `## ${title}

${table(
  ['Code', 'Severity', 'What it demands', 'Clause', 'Applies to', 'From', 'Peers'],
  rules.map(({ id, severity, title: demand, citation, appliesTo, effectiveFrom }) => [
    `\`${id}\``,
    severity,
    demand,
    citation.map(({ document, clause }) => `${document} ${clause}`).join('; '),
    (appliesTo ?? ['qwac', 'qsealc']).map((profile) => PROFILES[profile]).join(', '),
    effectiveFrom ? effectiveFrom.toISOString().slice(0, 10) : '',
    peersOf(id),
  ]),
)}`;

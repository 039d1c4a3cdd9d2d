import { table } from './table.mjs';

/** What the part of a code before the dot is about. */
const GROUPS = {
  qcs: 'The qcStatements extension',
  psd2: 'The PSD2 statement',
  orgid: 'organizationIdentifier',
  policy: 'Certificate policies',
  subject: 'The subject name',
};

const PROFILES = { qwac: 'QWAC', qsealc: 'QSealC' };

export function rulesDocument(rules) {
  const groups = {};
  for (const rule of rules) (groups[groupOf(rule)] ??= []).push(rule);
  const unnamed = Object.keys(groups).filter((group) => !(group in GROUPS));
  if (unnamed.length > 0) throw new Error(`scripts/docs/rules.mjs has no title for the group ${unnamed[0]}.`);

  return `# Rules

<!-- Made by \`npm run docs\` from server/core/lint/registry.ts. -->

Qwarden judges QWACs and QSealCs by these ${rules.length} rules; other certificates are decoded and shown, not judged. A code never changes its meaning and is never used again, because it is stored as evidence.

- **Severity**: an error breaks a "shall", a warning a "should", info only informs. Where a clause judges one case otherwise, the finding carries the other severity.
- **From**: certificates issued (notBefore) earlier are not judged by the rule, because its text did not exist.
- Besides, \`der.readers-disagree\` (error) says that two independent readers see different things in a certificate; while the second reading is still to be made, it is an info. Until both agree, no role counts as usable.

${Object.entries(GROUPS)
  .filter(([group]) => group in groups)
  .map(([group, title]) => section(title, groups[group]))
  .join('\n\n')}
`;
}

const groupOf = ({ id }) => id.slice(0, id.indexOf('.'));

const section = (title, rules) => `## ${title}

${table(
  ['Code', 'Severity', 'What it demands', 'Clause', 'Applies to', 'From'],
  rules.map(({ id, severity, title: demand, citation, appliesTo, effectiveFrom }) => [
    `\`${id}\``,
    severity,
    demand,
    citation.map(({ document, clause }) => `${document} ${clause}`).join('; '),
    (appliesTo ?? ['qwac', 'qsealc']).map((profile) => PROFILES[profile]).join(', '),
    effectiveFrom ? effectiveFrom.toISOString().slice(0, 10) : '',
  ]),
)}`;

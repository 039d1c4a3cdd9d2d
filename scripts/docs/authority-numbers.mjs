import { readFileSync } from 'node:fs';
import { table } from './table.mjs';

/** organizationIdentifier → how many certificates of the corpus have it; `test/corpus/registers.test.ts` counts again. */
export const PSD_IDENTIFIERS = JSON.parse(
  readFileSync(new URL('psd-identifiers.json', import.meta.url), 'utf8'),
);

/** `core`: what the document shows, from the modules of server/core that decide it. */
export const authorityNumbersDocument = (core) => `# Authorities and numbers

<!-- Made by \`npm run docs\` from server/core/identifiers/competent-authorities.ts, server/core/registers and scripts/docs/psd-identifiers.json. -->

How the identifier in a certificate leads to an entry of a register: the authority to the owner of entries in the EBA central register, the number to the key by which entries are found. \`test/corpus/registers.test.ts\` compares both with an independent table.

## Identifiers of the corpus

Every organizationIdentifier of the type PSD among the certificates that lie beside the checkout.

${table(
  ['organizationIdentifier', 'Certificates', 'Authority', 'EBA owner', 'Number', 'Found by', 'Remark'],
  Object.entries(PSD_IDENTIFIERS).map(([identifier, count]) => identifierRow(identifier, count, core)),
)}

## Authorities

Where the certificate has another spelling of an authority, the one before it is meant. An authority without an owner has no entries in the EBA register.

${table(
  ['Country', 'Authority', 'NCA id', 'Also written', 'EBA owner', 'Numbers'],
  core.COMPETENT_AUTHORITIES.map((authority) => [
    authority.countryName,
    authority.authorityNameEn,
    code(authority.ncaId),
    [...authority.formerIds, ...authority.variants].map(code).join(', '),
    code(core.ownerOfAuthority(authority.ncaId)),
    authority.reference.note,
  ]),
)}

## How two numbers are compared

On the first of these steps on which they are the same; each goes on from the one before. The key by which entries are stored is the number after the last step.

${core.NUMBER_RUNGS.map((rung, i) => `${i + 1}. ${RUNGS[rung]}`).join('\n')}
`;

const RUNGS = {
  verbatim:
    'As written, but for letter case, Unicode composition (NFC) and the prefixes `CI:`, `PI:`, `EMI:`, `RAISP:`.',
  'without-spaces': 'Without white space.',
  'without-punctuation': 'Without hyphens, dots and slashes.',
  'without-leading-zeros': 'Without leading zeros.',
  alphanumerics: 'Letters and digits only.',
};

const code = (text) => (text === null || text === '' ? '' : `\`${text}\``);

function identifierRow(
  identifier,
  count,
  { questionOfIdentifier, ownerOfAuthority, numberKey, numberShape },
) {
  const asked = questionOfIdentifier(identifier);
  if (!asked.ok) return [code(identifier), `${count}`, '', '', '', '', asked.reason.message];
  const { authority, number } = asked.question;
  return [
    code(identifier),
    `${count}`,
    code(authority),
    code(ownerOfAuthority(authority)),
    code(number),
    code(numberKey(number)),
    numberShape(authority, number)?.sentence ?? '',
  ];
}

/**
 * `npm run docs`: writes the documents that are made from the code (docs/rules.md, docs/configuration.md,
 * docs/authority-numbers.md, docs/env.example, docs/openapi.json and the table of settings in README.md). With `--check` nothing is written; the
 * exit code is 1 when one of them is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './build.mjs';
import { authorityNumbersDocument } from './docs/authority-numbers.mjs';
import { configurationDocument, envExample, settingsTable } from './docs/configuration.mjs';
import { openApiJson } from './docs/openapi.mjs';
import { readmeWith } from './docs/readme.mjs';
import { rulesDocument } from './docs/rules.mjs';

ensureInstalled();
await ensureBuilt();
const { LINT_RULES } = await import('../dist/server/core/lint/registry.js');
const { PROFILE_SEVERITIES } = await import('../dist/server/core/lint/profile-severities.js');
const authorityNumbers = Object.assign(
  {},
  ...(await Promise.all(
    [
      'identifiers/competent-authorities',
      'registers/number-ladder',
      'registers/number-shapes',
      'registers/owner-authority',
      'registers/register-question',
    ].map((name) => import(`../dist/server/core/${name}.js`)),
  )),
);
const { SETTINGS } = await import('../dist/server/platform/config/settings.js');

const DOCUMENTS = [
  ['docs/rules.md', () => markdown(rulesDocument(LINT_RULES, PROFILE_SEVERITIES))],
  ['docs/authority-numbers.md', () => markdown(authorityNumbersDocument(authorityNumbers))],
  ['docs/configuration.md', () => markdown(configurationDocument(SETTINGS))],
  ['docs/env.example', () => envExample(SETTINGS)],
  ['docs/openapi.json', openApiJson],
  ['README.md', () => markdown(readmeWith(settingsTable(SETTINGS)))],
];

const check = process.argv.includes('--check');
for (const [file, make] of DOCUMENTS) {
  const content = await make();
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  if (check) process.exitCode = 1;
  else writeFileSync(file, content);
  process.stdout.write(check ? `${file} is stale; run \`npm run docs\`.\n` : `${file} was written.\n`);
}

/** In the form that `npm run check` wants. */
async function markdown(text) {
  return format(text, { ...(await resolveConfig('README.md')), parser: 'markdown' });
}

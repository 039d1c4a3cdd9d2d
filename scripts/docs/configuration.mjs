import { table } from './table.mjs';

const SECRETS =
  'Each secret may also stand in a file: `QWARDEN_SMTP_URL_FILE=/run/secrets/smtp` instead of `QWARDEN_SMTP_URL`. Setting both is a mistake. A key may come from a key store: what the command of `QWARDEN_SECRET_KEY_COMMAND` prints within fifteen seconds. An empty variable counts as unset. A wrong value, or a name that begins with `QWARDEN_` and is not listed, stops the start with one line for each mistake.';

export const settingsTable = (settings) =>
  table(
    ['Variable', 'Default', 'Secret', 'Meaning'],
    Object.entries(settings).map(([name, { default: value, secret, description }]) => [
      `\`${name}\``,
      value === undefined ? '' : `\`${value}\``,
      secret ? 'yes' : '',
      description,
    ]),
  );

export const configurationDocument = (settings) => `# Configuration

<!-- Made by \`npm run docs\` from server/platform/config/settings.ts. -->

Qwarden is configured by environment variables only; every one has a default or may be left out. [env.example](env.example) has them all to copy.

${settingsTable(settings)}

${SECRETS}
`;

export const envExample = (settings) =>
  `# Every setting of Qwarden with its default. Made by \`npm run docs\` from server/platform/config/settings.ts.
# Each secret may also stand in a file named by <NAME>_FILE.
${Object.entries(settings)
  .map(
    ([name, { default: value, description }]) =>
      `\n${wrapped(description)}\n${value === undefined ? `# ${name}=` : `${name}=${quoted(value)}`}\n`,
  )
  .join('')}`;

/** As comment lines of at most 110 columns. */
function wrapped(text) {
  const lines = ['#'];
  for (const word of text.replaceAll('`', '').split(' ')) {
    const line = lines.at(-1);
    if (line.length + word.length < 110) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines.join('\n');
}

const quoted = (value) => (/^[\w.:/-]*$/.test(value) ? value : `'${value}'`);

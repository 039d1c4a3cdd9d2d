import { listFileName, TERRITORIES } from './lists.js';
import { PROVIDER_IDS, providerOf } from './providers.js';
import type { World } from './world.js';

/** What there is, where, and how it stands: for a person. */
export function describeWorld(world: World): string {
  const { certificates, authorities, lists, register, down } = world;
  return [
    `Small world at ${world.address}`,
    '',
    'Certificates (with the verdict of the start; without the register in brackets where it differs)',
    ...columns(
      [...certificates.values()].map(({ name, outcome, withoutRegister, story }) => [
        name,
        outcome === withoutRegister ? outcome : `${outcome} (${withoutRegister})`,
        story,
      ]),
    ),
    '',
    'Providers',
    ...columns(
      PROVIDER_IDS.map((id) => [id, lists.statusOf(id), `${providerOf(id).name}: ${providerOf(id).story}`]),
    ),
    '',
    'Trusted lists',
    ...columns(
      TERRITORIES.map((territory) => {
        const { sequenceNumber, bad } = lists.at(territory);
        const state = bad === null ? `number ${sequenceNumber}` : `bad: ${bad}`;
        return [listFileName(territory), state, lists.location(territory)];
      }),
    ),
    '',
    `EBA register      ${register.state}`,
    ...columns(
      register.organisations.map(({ number, name, authorisations = [], services }) => [
        number,
        authorisations.length % 2 === 1 ? 'authorised' : `withdrawn ${authorisations.at(-1)}`,
        name,
        Object.entries(services)
          .map(([country, codes]) => `${country}: ${codes.join(' ')}`)
          .join('; '),
      ]),
    ),
    '',
    'Authorities (ocsp, ca.crl, ca.cer below each)',
    ...columns([...authorities.desks].map(([name, { address }]) => [name, address])),
    '',
    `Official Journal  ${world.address}/official-journal`,
    `Register          ${register.metadataUrl}`,
    `Out of service    ${down.size === 0 ? 'nothing' : [...down].join(', ')}`,
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')}`.trimEnd());
}

import { decodeCertificate } from '../../../server/core/certificate/decode-certificate.js';
import { REASON_CODES, type TestReason } from '../revocation-messages.js';
import type { WorldCertificate } from './certificates.js';
import { BAD_LISTS, isBadList, isTerritory, TERRITORIES, type Territory } from './lists.js';
import { isProvider, PROVIDER_IDS, type ProviderId, providerOf } from './providers.js';
import { describeWorld } from './table.js';
import { BAD_REGISTERS, isBadRegister } from './register.js';
import { isService, SERVICES, type World, type WorldService } from './world.js';

/** A command that makes no sense in this world; the message tells what would. */
export class UnknownCommand extends Error {}

interface Command {
  readonly usage: string;
  readonly help: string;
  readonly run: (world: World, words: readonly string[]) => string | Promise<string>;
}

const REASONS = Object.keys(REASON_CODES).filter(
  (reason) => reason !== 'removeFromCRL' && reason !== 'certificateHold',
) as readonly TestReason[];

export const COMMANDS: Readonly<Record<string, Command>> = {
  list: {
    usage: 'list',
    help: 'what there is and how it stands',
    run: (world) => describeWorld(world),
  },
  revoke: {
    usage: 'revoke CERTIFICATE [REASON]',
    help: `from now on; reasons: ${REASONS.join(', ')}`,
    run: (world, [name, reason = 'keyCompromise']) => {
      const { desk, der } = certificateNamed(world, name);
      const known = REASONS.find((one) => one === reason);
      if (known === undefined) throw new UnknownCommand(`A reason is one of ${REASONS.join(', ')}.`);
      desk.revoke({ der }, known);
      return `${name} is revoked: ${known}.`;
    },
  },
  suspend: {
    usage: 'suspend CERTIFICATE',
    help: 'puts it on hold',
    run: (world, [name]) => {
      const { desk, der } = certificateNamed(world, name);
      desk.suspend({ der });
      return `${name} is on hold.`;
    },
  },
  good: {
    usage: 'good CERTIFICATE',
    help: 'ends a suspension, and a revocation too, which no real CA could',
    run: (world, [name]) => {
      const { desk, der } = certificateNamed(world, name);
      desk.good({ der });
      return `${name} is good.`;
    },
  },
  'withdraw-service': {
    usage: 'withdraw-service PROVIDER',
    help: 'from now on, in the next edition of its list',
    run: (world, [id]) => setStatus(world, id, 'withdrawn'),
  },
  'grant-service': {
    usage: 'grant-service PROVIDER',
    help: 'from now on, in the next edition of its list',
    run: (world, [id]) => setStatus(world, id, 'granted'),
  },
  'publish-bad-list': {
    usage: `publish-bad-list ${BAD_LISTS.join('|')} [${TERRITORIES.join('|')}]`,
    help: 'in place of a list, LT if none is named (EU: the list of lists); it stays until the next good one',
    run: async (world, [kind = '', of]) => {
      if (!isBadList(kind)) throw new UnknownCommand(`A bad list is one of ${BAD_LISTS.join(', ')}.`);
      const territory = territoryNamed(of);
      await world.lists.publishBad(kind, territory);
      return `At ${world.lists.location(territory)} there is now a bad list: ${kind}.`;
    },
  },
  'publish-list': {
    usage: `publish-list [${TERRITORIES.join('|')}]`,
    help: 'the next good edition',
    run: async (world, [of]) => {
      const territory = territoryNamed(of);
      await world.lists.publish(territory);
      return `${territory}: number ${world.lists.at(territory).sequenceNumber} is published.`;
    },
  },
  'withdraw-psp': {
    usage: 'withdraw-psp PSP',
    help: 'its licence ends today, in the next edition of the register; PSP is a number or a certificate',
    run: async (world, [psp]) => {
      const number = registered(world, psp);
      world.register.withdraw(number);
      return published(world, `${number} is withdrawn`);
    },
  },
  'restore-psp': {
    usage: 'restore-psp PSP',
    help: 'authorised as if it had never been withdrawn',
    run: async (world, [psp]) => {
      const number = registered(world, psp);
      world.register.restore(number);
      return published(world, `${number} is authorised`);
    },
  },
  'remove-service': {
    usage: 'remove-service PSP CODE [COUNTRY]',
    help: 'PS_080: everywhere, or in one country',
    run: async (world, [psp, code = '', country]) => {
      const number = registered(world, psp);
      const { services } = world.register.organisations.find((one) => one.number === number)!;
      const known = [...new Set(Object.values(services).flat())];
      if (!known.includes(code))
        throw new UnknownCommand(`A service of ${number} is one of ${known.join(', ')}.`);
      world.register.removeService(number, code, country && hostOf(services, number, country));
      return published(world, `${number} has lost ${code}${country === undefined ? '' : ` in ${country}`}`);
    },
  },
  'end-passport': {
    usage: 'end-passport PSP COUNTRY',
    help: 'it may not act there any more',
    run: async (world, [psp, country = '']) => {
      const number = registered(world, psp);
      const { services } = world.register.organisations.find((one) => one.number === number)!;
      world.register.endPassport(number, hostOf(services, number, country));
      return published(world, `The passport of ${number} to ${country} has ended`);
    },
  },
  'publish-register': {
    usage: 'publish-register',
    help: 'the next good edition',
    run: (world) => published(world, 'Nothing is otherwise'),
  },
  'publish-bad-register': {
    usage: `publish-bad-register ${BAD_REGISTERS.join('|')}`,
    help: 'in place of the register; it stays until the next good edition',
    run: async (world, [kind = '']) => {
      if (!isBadRegister(kind))
        throw new UnknownCommand(`A bad register is one of ${BAD_REGISTERS.join(', ')}.`);
      await world.register.publishBad(kind);
      return `At ${world.register.metadataUrl} there is now a bad edition: ${kind}.`;
    },
  },
  'go-down': {
    usage: `go-down [${SERVICES.join('|')}]…`,
    help: 'answers 503, all of them if none is named',
    run: ({ down }, words) => {
      for (const service of servicesNamed(words)) down.add(service);
      return describeDown(down);
    },
  },
  'come-up': {
    usage: `come-up [${SERVICES.join('|')}]…`,
    help: 'answers again, all of them if none is named',
    run: ({ down }, words) => {
      for (const service of servicesNamed(words)) down.delete(service);
      return describeDown(down);
    },
  },
};

/** Carries out a command and answers with what came of it. */
export async function command(world: World, [name = '', ...words]: readonly string[]): Promise<string> {
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known === undefined)
    throw new UnknownCommand(`A command is one of ${Object.keys(COMMANDS).join(', ')}.`);
  const done = await known.run(world, words);
  if (name !== 'list') await world.onChange();
  return done;
}

function certificateNamed({ certificates }: World, given = ''): WorldCertificate {
  const certificate = certificates.get(given.replace(/^.*\//, '').replace(/\.pem$/, ''));
  if (certificate === undefined)
    throw new UnknownCommand(`A certificate is one of ${[...certificates.keys()].join(', ')}.`);
  return certificate;
}

/** The number of a provider that stands in the register: given so, or by a certificate of it. */
function registered({ register, certificates }: World, given = ''): string {
  if (register.has(given)) return given;
  const certificate = certificates.get(given.replace(/^.*\//, '').replace(/\.pem$/, ''));
  const number = certificate && /^PSD[A-Z]{2}-[A-Z]+-(.+)$/.exec(identifierOf(certificate))?.[1];
  if (number !== undefined && register.has(number)) return number;
  throw new UnknownCommand(
    `A PSP in the register is one of ${register.organisations.map((one) => one.number).join(', ')}, or a certificate of one.`,
  );
}

function identifierOf({ der }: WorldCertificate): string {
  const decoded = decodeCertificate(der);
  return decoded.ok ? (decoded.value.organizationIdentifiers[0]?.value ?? '') : '';
}

function hostOf(services: Readonly<Record<string, unknown>>, number: string, country: string): string {
  if (Object.hasOwn(services, country)) return country;
  throw new UnknownCommand(`A country of ${number} is one of ${Object.keys(services).join(', ')}.`);
}

async function published({ register }: World, what: string): Promise<string> {
  await register.publish();
  return `${what} in ${register.state} of the register.`;
}

async function setStatus(
  world: World,
  id: string | undefined,
  status: 'granted' | 'withdrawn',
): Promise<string> {
  const listed: readonly ProviderId[] = PROVIDER_IDS.filter((one) => providerOf(one).listedFor !== null);
  if (id === undefined || !isProvider(id) || !listed.includes(id))
    throw new UnknownCommand(`A provider with a service is one of ${listed.join(', ')}.`);
  await world.lists.setStatus(id, status);
  const { territory, name } = providerOf(id);
  const { sequenceNumber } = world.lists.at(territory);
  return `The service of ${name} is ${status} in number ${sequenceNumber} of the list of ${territory}.`;
}

function territoryNamed(word = 'LT'): Territory {
  if (!isTerritory(word)) throw new UnknownCommand(`A list is one of ${TERRITORIES.join(', ')}.`);
  return word;
}

function servicesNamed(words: readonly string[]): readonly WorldService[] {
  if (words.length === 0) return SERVICES;
  return words.map((word) => {
    if (!isService(word)) throw new UnknownCommand(`What can be down is one of ${SERVICES.join(', ')}.`);
    return word;
  });
}

const describeDown = (down: ReadonlySet<WorldService>): string =>
  down.size === 0 ? 'Everything answers.' : `Out of service: ${[...down].join(', ')}.`;

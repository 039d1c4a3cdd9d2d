import type { GeneralSubtree, NameConstraints } from '../certificate/extensions/name-constraints.js';
import { dnsSubtree, type DnsName, readDnsName } from './constraints/dns-names.js';
import { directorySubtree } from './constraints/directory-names.js';
import { emailSubtree, type Mailbox, readMailbox } from './constraints/email-names.js';
import { ipSubtree } from './constraints/ip-addresses.js';
import type { Subtree } from './constraints/subtree.js';
import { readUriHost, uriSubtree } from './constraints/uri-hosts.js';
import type { PathBudget } from './path-work.js';
import type { Fault } from './path-problem.js';
import { contents, directoryName, type SubjectNames } from './subject-names.js';

type Form = GeneralSubtree['base']['type'];

/** What one name form has to say about one name: parsed names against parsed subtrees. */
interface FormConstraints<Name> {
  readonly permitted: readonly Subtree<Name>[];
  readonly excluded: readonly Subtree<Name>[];
}

/** A name constraints extension ready for comparing. */
export interface CompiledConstraints {
  /** A subtree that could not be understood: nothing may pass below such a certificate. */
  readonly malformed: Fault | undefined;
  readonly dns: FormConstraints<DnsName>;
  readonly email: FormConstraints<Mailbox>;
  readonly uri: FormConstraints<string>;
  readonly ip: FormConstraints<Uint8Array>;
  readonly dn: FormConstraints<readonly string[]>;
  /** Constrained forms that cannot be compared here. */
  readonly uncomparable: ReadonlySet<Form>;
}

export function compileNameConstraints(constraints: NameConstraints, der: Uint8Array): CompiledConstraints {
  const all = [...constraints.permitted, ...constraints.excluded];
  let malformed: Fault | undefined;
  const refuse = ({ base }: GeneralSubtree): void => {
    malformed ??= {
      code: 'val.malformed',
      clause: 'RFC 5280 4.2.1.10',
      message: `The name constraint ${base.type}:${base.value.slice(0, 100)} has not the form of its kind.`,
    };
  };
  // RFC 5280 §4.2.1.10: the minimum is 0 and there is no maximum.
  for (const subtree of all) if (subtree.minimum !== 0 || subtree.maximum !== undefined) refuse(subtree);
  const compiled = <Name>(form: Form, read: (subtree: GeneralSubtree) => Subtree<Name> | undefined) => {
    const list = (subtrees: readonly GeneralSubtree[]): readonly Subtree<Name>[] =>
      subtrees.flatMap((subtree) => {
        if (subtree.base.type !== form) return [];
        const value = read(subtree);
        if (value === undefined) refuse(subtree);
        return value === undefined ? [] : [value];
      });
    return { permitted: list(constraints.permitted), excluded: list(constraints.excluded) };
  };
  const forms = {
    dns: compiled('dns', ({ base }) => dnsSubtree(base.value)),
    email: compiled('email', ({ base }) => emailSubtree(base.value)),
    uri: compiled('uri', ({ base }) => uriSubtree(base.value)),
    ip: compiled('ip', ({ base }) => ipSubtree(contents(der, base.at))),
    dn: compiled('dn', ({ base }) => directorySubtree(directoryName(der, base.at))),
    uncomparable: new Set(all.map(({ base }) => base.type).filter((type) => !COMPARABLE.has(type))),
  };
  return { ...forms, malformed };
}

const COMPARABLE = new Set<Form>(['dns', 'email', 'uri', 'ip', 'dn']);

/** An issuer, as far as its constraints are concerned; they are compiled only when they will be compared. */
interface Constraining {
  readonly extensions: { readonly nameConstraints: NameConstraints | undefined };
  readonly nameConstraints: CompiledConstraints | undefined;
}

/**
 * RFC 5280 §6.1.3 (b) and (c) for the names of one certificate below an issuer with constraints. `undefined` when every
 * name is permitted; also when the budget is spent, which its owner asks for.
 */
export function nameConstraintFault(
  issuer: Constraining,
  names: SubjectNames,
  budget: PathBudget,
): Fault | undefined {
  const { permitted = [], excluded = [] } = issuer.extensions.nameConstraints ?? {};
  // Every name against every subtree, before the first comparison: the refusal depends on no order and costs nothing.
  if (!budget.spend('comparisons', names.count * (permitted.length + excluded.length))) return undefined;
  const constraints = issuer.nameConstraints;
  if (constraints === undefined) return undefined;
  if (constraints.malformed !== undefined) return constraints.malformed;
  for (const form of constraints.uncomparable) {
    if (names.uncomparable.has(form)) {
      return {
        code: 'val.name-constraints-unsupported',
        message: `Names of the form ${form} are constrained and cannot be compared.`,
      };
    }
  }
  return (
    formFault('dns', constraints.dns, names.dns, readDnsName, String) ??
    formFault('email', constraints.email, names.email, readMailbox, String) ??
    formFault('uri', constraints.uri, names.uri, readUriHost, String) ??
    formFault('ip', constraints.ip, names.ip, readAddress, (address) => address.join('.')) ??
    formFault(
      'dn',
      constraints.dn,
      names.dn,
      (name) => name,
      (name) => name?.join(',') ?? '',
    )
  );
}

const readAddress = (octets: Uint8Array): Uint8Array | undefined =>
  octets.length === 4 || octets.length === 16 ? octets : undefined;

function formFault<Raw, Name>(
  form: Form,
  { permitted, excluded }: FormConstraints<Name>,
  names: readonly Raw[],
  read: (raw: Raw) => Name | undefined,
  text: (raw: Raw) => string,
): Fault | undefined {
  if (permitted.length + excluded.length === 0) return undefined;
  for (const raw of names) {
    const name = read(raw);
    const fault = (what: string): Fault => ({
      code: 'val.name-constraints',
      message: `The name ${form}:${text(raw).slice(0, 100)} ${what}.`,
    });
    if (name === undefined) return fault('has not the form of its kind, so that no constraint holds for it');
    if (excluded.some((subtree) => subtree.touches(name))) return fault('is excluded');
    if (permitted.length > 0 && !permitted.some((subtree) => subtree.contains(name)))
      return fault('is in no permitted subtree');
  }
  return undefined;
}

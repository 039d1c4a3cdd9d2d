const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;

const LDH = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/**
 * What keeps a value from being a domain name that a server certificate may hold: LDH labels (RFC 5890 §2.3.1) with
 * A-labels that can be read, `*` only as the whole left-most label. `undefined` when nothing does.
 */
export function dnsNameFault(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return `has ${name.length} characters, of ${LONGEST_NAME} at most`;
  const labels = name.split('.');
  const first = labels[0] === '*' ? 1 : 0;
  if (first === labels.length) return 'is a wildcard for everything';
  for (let i = first; i < labels.length; i++) {
    const fault = labelFault(labels[i]!);
    if (fault !== undefined) return fault;
  }
  return /^[0-9]+$/.test(labels.at(-1)!) ? 'ends in a number and not in a top-level domain' : undefined;
}

function labelFault(label: string): string | undefined {
  if (label === '') return 'has an empty label';
  if (label.length > LONGEST_LABEL)
    return `has a label of ${label.length} characters, of ${LONGEST_LABEL} at most`;
  if (label.includes('*')) return 'has a wildcard elsewhere than as the whole left-most label';
  if (!LDH.test(label)) return 'has a label that is not letters, digits and inner hyphens';
  if (label[2] !== '-' || label[3] !== '-') return undefined;
  if (!/^xn--/i.test(label)) return 'has a label with hyphens in third and fourth place that is no A-label';
  // The URL parser of the platform knows IDNA; it refuses what is no encoding of a label.
  return URL.canParse(`https://${label}`) ? undefined : 'has an A-label that encodes nothing';
}

import { readDer } from '../../server/core/asn1/der.js';
import { concat, sequence } from './der.js';

/** A certificate with other fields in its TBSCertificate: those of `der`, in order, as `change` returns them. */
export function rebuilt(
  der: Uint8Array,
  change: (fields: readonly Uint8Array[]) => readonly Uint8Array[],
): Uint8Array {
  const read = readDer(der);
  if (!read.ok) throw new Error(read.problem.message);
  const cut = ({ start, end }: { start: number; end: number }): Uint8Array => der.subarray(start, end);
  const [tbs, ...rest] = read.value.children;
  return sequence(sequence(...change(tbs!.children.map(cut))), concat(...rest.map(cut)));
}

/** The same with one field replaced; the version is field 0 and the validity field 4. */
export const withField = (der: Uint8Array, index: number, field: Uint8Array): Uint8Array =>
  rebuilt(der, (fields) => fields.with(index, field));

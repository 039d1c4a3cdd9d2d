import { ListType } from './names.js';
import type { ListPointer, TrustedList } from './trusted-list.js';

/** The form that software reads; operators also point at the same list as PDF. */
const XML_LIST = 'application/vnd.etsi.tsl+xml';

export interface PointedList {
  readonly territory: string;
  readonly location: string;
  readonly signers: readonly string[];
}

/** The national lists that a list of lists points at, by territory. Pointers to the same list are one. */
export function nationalLists({ scheme }: TrustedList): readonly PointedList[] {
  const found = new Map<string, { territory: string; location: string; signers: Set<string> }>();
  for (const pointer of scheme.pointers) {
    const { territory, location, signers } = pointer;
    if (territory === null || pointer.type !== ListType.national || !isXml(pointer)) continue;
    const key = `${territory} ${location}`;
    const list = found.get(key) ?? { territory, location, signers: new Set() };
    for (const signer of signers) list.signers.add(signer);
    found.set(key, list);
  }
  return [...found.values()]
    .map((list) => ({ ...list, signers: [...list.signers] }))
    .sort((a, b) => (a.territory < b.territory ? -1 : a.territory > b.territory ? 1 : 0));
}

/** Where a list of lists announces those who sign itself (TS 119 615 PRO-4.1.4). */
export function ownSigners({ scheme }: TrustedList): readonly string[] {
  const own = scheme.pointers.filter(
    (pointer) =>
      pointer.type === ListType.listOfLists && pointer.territory === scheme.territory && isXml(pointer),
  );
  return [...new Set(own.flatMap(({ signers }) => signers))];
}

const isXml = ({ mimeType }: ListPointer): boolean => mimeType?.toLowerCase() === XML_LIST;

import { ListType, Namespace } from './names.js';
import { readProviders } from './read-services.js';
import { instant, localTexts, required, TSL, wholeNumber } from './read-values.js';
import { orRefused, Refusal, type TrustListResult } from './trust-list-problem.js';
import type { ListPointer, ListTypeName, SchemeInformation, TrustedList } from './trusted-list.js';
import {
  childNamed,
  childrenNamed,
  hasName,
  isElement,
  ownText,
  textOfChild,
  type XmlElement,
} from './xml-element.js';

/**
 * Reads the elements of a trusted list (TS 119 612 annex B) to a value. Does not look at its signature.
 *
 * Refuses a list that lacks what decisions need; leaves out what nobody decides on. Never throws.
 */
export const readTrustedList = (root: XmlElement): TrustListResult<TrustedList> =>
  orRefused(() => {
    checkRoot(root);
    return {
      scheme: readScheme(required(root, TSL.SchemeInformation)),
      providers: readProviders(childNamed(root, TSL.TrustServiceProviderList)),
    };
  });

function checkRoot(root: XmlElement): void {
  if (hasName(root, TSL.TrustServiceStatusList)) return;
  if (root.local === TSL.TrustServiceStatusList.local) {
    throw new Refusal(
      'wrong-namespace',
      `The list is in the namespace "${root.uri.slice(0, 100)}", not in ${Namespace.list}.`,
    );
  }
  throw new Refusal(
    'not-a-trusted-list',
    `The root element is ${root.local.slice(0, 100)}, not TrustServiceStatusList.`,
  );
}

function readScheme(scheme: XmlElement): SchemeInformation {
  return {
    version: wholeNumber(scheme, TSL.TSLVersionIdentifier),
    sequenceNumber: wholeNumber(scheme, TSL.TSLSequenceNumber),
    type: listType(scheme),
    operatorNames: localTexts(childNamed(scheme, TSL.SchemeOperatorName), TSL.Name),
    schemeNames: localTexts(childNamed(scheme, TSL.SchemeName), TSL.Name),
    informationUris: localTexts(childNamed(scheme, TSL.SchemeInformationURI), TSL.URI),
    territory: ownText(required(scheme, TSL.SchemeTerritory)).trim(),
    pointers: childrenNamed(childNamed(scheme, TSL.PointersToOtherTSL), TSL.OtherTSLPointer).map(readPointer),
    issued: instant(required(scheme, TSL.ListIssueDateTime)),
    nextUpdate: nextUpdate(scheme),
  };
}

function listType(scheme: XmlElement): ListTypeName {
  const type = ownText(required(scheme, TSL.TSLType)).trim();
  if (type === ListType.national) return 'national';
  if (type === ListType.listOfLists) return 'list-of-lists';
  throw new Refusal(
    'wrong-type',
    `The list is of type "${type.slice(0, 100)}", which is no EU trusted list.`,
  );
}

function nextUpdate(scheme: XmlElement): string | null {
  const dateTime = childNamed(childNamed(scheme, TSL.NextUpdate), TSL.dateTime);
  return dateTime === undefined ? null : instant(dateTime);
}

function readPointer(pointer: XmlElement): ListPointer {
  const information = childrenNamed(childNamed(pointer, TSL.AdditionalInformation), TSL.OtherInformation);
  const stated = (local: string): string | null => {
    for (const { children } of information) {
      for (const node of children) if (isElement(node) && node.local === local) return ownText(node).trim();
    }
    return null;
  };
  return {
    location: textOfChild(pointer, TSL.TSLLocation) ?? '',
    territory: stated('SchemeTerritory'),
    type: stated('TSLType'),
    mimeType: stated('MimeType'),
    signers: childrenNamed(childNamed(pointer, TSL.ServiceDigitalIdentities), TSL.ServiceDigitalIdentity)
      .flatMap((identity) => childrenNamed(identity, TSL.DigitalId))
      .flatMap((id) => childrenNamed(id, TSL.X509Certificate))
      .map((certificate) => ownText(certificate).replace(/\s+/g, '')),
  };
}

import { ADDITIONAL, instant, localTexts, QUALIFICATIONS, TSL, XADES_IDENTIFIER } from './read-values.js';
import type { CriteriaList, Criterion, QualificationElement, ServiceExtension } from './trusted-list.js';
import {
  attribute,
  childNamed,
  childrenNamed,
  elements,
  hasName,
  ownText,
  textOfChild,
  type XmlElement,
  type XmlName,
} from './xml-element.js';

/** ServiceInformationExtensions (TS 119 612 §5.5.9). One Extension may hold several. Throws a refusal. */
export const readExtensions = (parent: XmlElement | undefined): readonly ServiceExtension[] =>
  childrenNamed(parent, TSL.Extension).flatMap((extension) => {
    const critical = isTrue(attribute(extension, 'Critical'));
    return elements(extension).map((content) => readExtension(content, critical));
  });

function readExtension(content: XmlElement, critical: boolean): ServiceExtension {
  if (hasName(content, TSL.AdditionalServiceInformation)) {
    return { critical, kind: 'additional-information', uri: textOfChild(content, TSL.URI) ?? '' };
  }
  if (hasName(content, QUALIFICATIONS.Qualifications)) {
    const found = childrenNamed(content, QUALIFICATIONS.QualificationElement);
    return { critical, kind: 'qualifications', elements: found.map(readQualification) };
  }
  if (hasName(content, TSL.ExpiredCertsRevocationInfo)) {
    return { critical, kind: 'expired-certificates-revocation', from: instant(content) };
  }
  if (hasName(content, ADDITIONAL.TakenOverBy)) {
    return {
      critical,
      kind: 'taken-over-by',
      uri: textOfChild(content, ADDITIONAL.URI) ?? null,
      names: localTexts(childNamed(content, ADDITIONAL.TSPName), TSL.Name),
      operatorNames: localTexts(childNamed(content, TSL.SchemeOperatorName), TSL.Name),
      territory: textOfChild(content, TSL.SchemeTerritory) ?? null,
    };
  }
  return { critical, kind: 'other', name: content.local };
}

const readQualification = (element: XmlElement): QualificationElement => ({
  qualifiers: childrenNamed(childNamed(element, QUALIFICATIONS.Qualifiers), QUALIFICATIONS.Qualifier).map(
    (qualifier) => (attribute(qualifier, 'uri') ?? '').trim(),
  ),
  criteria: readCriteria(childNamed(element, QUALIFICATIONS.CriteriaList)),
});

function readCriteria(list: XmlElement | undefined): CriteriaList {
  const assert = list === undefined ? undefined : attribute(list, 'assert');
  return {
    assert: assert === 'all' || assert === 'atLeastOne' || assert === 'none' ? assert : null,
    criteria: elements(list).flatMap(readCriterion),
  };
}

function readCriterion(element: XmlElement): readonly Criterion[] {
  if (hasName(element, QUALIFICATIONS.Description)) return [];
  if (hasName(element, QUALIFICATIONS.KeyUsage)) {
    const bits = childrenNamed(element, QUALIFICATIONS.KeyUsageBit).map((bit) => ({
      name: attribute(bit, 'name') ?? '',
      value: isTrue(ownText(bit).trim()),
    }));
    return [{ kind: 'key-usage', bits }];
  }
  if (hasName(element, QUALIFICATIONS.PolicySet)) {
    return [{ kind: 'policy-set', policies: identifiers(element, QUALIFICATIONS.PolicyIdentifier) }];
  }
  if (hasName(element, QUALIFICATIONS.CriteriaList)) return [{ kind: 'list', list: readCriteria(element) }];
  if (hasName(element, QUALIFICATIONS.otherCriteriaList)) return elements(element).map(readOtherCriterion);
  return [{ kind: 'unknown', name: element.local }];
}

function readOtherCriterion(element: XmlElement): Criterion {
  if (hasName(element, ADDITIONAL.ExtendedKeyUsage)) {
    return { kind: 'extended-key-usage', purposes: identifiers(element, ADDITIONAL.KeyPurposeId) };
  }
  if (hasName(element, ADDITIONAL.CertSubjectDNAttribute)) {
    return { kind: 'subject-attributes', attributes: identifiers(element, ADDITIONAL.AttributeOID) };
  }
  return { kind: 'unknown', name: element.local };
}

/** xades:ObjectIdentifierType: `urn:oid:1.2.3`, and what operators write instead. */
const identifiers = (parent: XmlElement, name: XmlName): readonly string[] =>
  childrenNamed(parent, name).map((one) =>
    (textOfChild(one, XADES_IDENTIFIER) ?? '').replace(/^(?:urn:)?oid:/i, ''),
  );

const isTrue = (text: string | undefined): boolean => text?.trim() === 'true' || text?.trim() === '1';

import type { LintRule } from './lint.js';
import { cryptoAlgorithmSunset } from './rules/crypto/algorithm-sunset.js';
import { cryptoEcCurve } from './rules/crypto/ec-curve.js';
import { cryptoHashWeak } from './rules/crypto/hash-weak.js';
import { cryptoRsaExponent } from './rules/crypto/rsa-exponent.js';
import { cryptoRsaTooSmall } from './rules/crypto/rsa-too-small.js';
import { cryptoRsaWeakModulus } from './rules/crypto/rsa-weak-modulus.js';
import { cryptoSpkiEncoding } from './rules/crypto/spki-encoding.js';
import { issuerCnMissing } from './rules/issuer/cn-missing.js';
import { issuerCountryMissing } from './rules/issuer/country-missing.js';
import { issuerCountryUnknown } from './rules/issuer/country-unknown.js';
import { issuerDuplicateAttribute } from './rules/issuer/duplicate-attribute.js';
import { issuerOrganizationMissing } from './rules/issuer/organization-missing.js';
import { issuerOrgidEqualsOrganization } from './rules/issuer/orgid-equals-organization.js';
import { issuerOrgidMissing } from './rules/issuer/orgid-missing.js';
import { issuerOrgidSyntax } from './rules/issuer/orgid-syntax.js';
import { extAiaCaIssuersMissing } from './rules/ext/aia-ca-issuers-missing.js';
import { extAiaCaIssuersNoHttp } from './rules/ext/aia-ca-issuers-no-http.js';
import { extAiaCritical } from './rules/ext/aia-critical.js';
import { extAiaMissing } from './rules/ext/aia-missing.js';
import { extAiaOcspNoHttp } from './rules/ext/aia-ocsp-no-http.js';
import { extAkiCritical } from './rules/ext/aki-critical.js';
import { extAkiMissing } from './rules/ext/aki-missing.js';
import { extCrldpCritical } from './rules/ext/crldp-critical.js';
import { extCrldpMissingWithoutOcsp } from './rules/ext/crldp-missing-without-ocsp.js';
import { extCrldpNoHttp } from './rules/ext/crldp-no-http.js';
import { extCrldpProhibitedFields } from './rules/ext/crldp-prohibited-fields.js';
import { extEkuCritical } from './rules/ext/eku-critical.js';
import { extIanCritical } from './rules/ext/ian-critical.js';
import { extInhibitAnyPolicyPresent } from './rules/ext/inhibit-any-policy-present.js';
import { extKeyUsageIncompatibleWithKey } from './rules/ext/key-usage-incompatible-with-key.js';
import { extKeyUsageMissing } from './rules/ext/key-usage-missing.js';
import { extKeyUsageMixed } from './rules/ext/key-usage-mixed.js';
import { extKeyUsageNotCritical } from './rules/ext/key-usage-not-critical.js';
import { extKeyUsageSealNotA } from './rules/ext/key-usage-seal-not-a.js';
import { extKeyUsageSealWithoutNonrepudiation } from './rules/ext/key-usage-seal-without-nonrepudiation.js';
import { extKeyUsageUnknownCombination } from './rules/ext/key-usage-unknown-combination.js';
import { extKeyUsageWebRequiredBit } from './rules/ext/key-usage-web-required-bit.js';
import { extNameConstraintsPresent } from './rules/ext/name-constraints-present.js';
import { extNonCriticalRule } from './rules/ext/non-critical-rule.js';
import { extNorevavailWithPointers } from './rules/ext/norevavail-with-pointers.js';
import { extNorevavailWithoutValidityAssured } from './rules/ext/norevavail-without-validity-assured.js';
import { extPoliciesAnypolicy } from './rules/ext/policies-anypolicy.js';
import { extPoliciesCritical } from './rules/ext/policies-critical.js';
import { extPoliciesDuplicate } from './rules/ext/policies-duplicate.js';
import { extPoliciesMissing } from './rules/ext/policies-missing.js';
import { extPolicyConstraintsPresent } from './rules/ext/policy-constraints-present.js';
import { extPolicyMappingsPresent } from './rules/ext/policy-mappings-present.js';
import { extSanCritical } from './rules/ext/san-critical.js';
import { extSkiMissing } from './rules/ext/ski-missing.js';
import { extValidityAssuredWithoutNorevavail } from './rules/ext/validity-assured-without-norevavail.js';
import { orgidAuthorisationNumberFormat } from './rules/orgid/authorisation-number-format.js';
import { orgidCabfExtCountry } from './rules/orgid/cabf-ext-country.js';
import { orgidCabfExtMismatch } from './rules/orgid/cabf-ext-mismatch.js';
import { orgidCabfExtMissing } from './rules/orgid/cabf-ext-missing.js';
import { orgidCabfExtPsdState } from './rules/orgid/cabf-ext-psd-state.js';
import { orgidCabfExtScheme } from './rules/orgid/cabf-ext-scheme.js';
import { orgidCountryInvalid } from './rules/orgid/country-invalid.js';
import { orgidCountryThreeLetters } from './rules/orgid/country-three-letters.js';
import { orgidEidasLegalId } from './rules/orgid/eidas-legal-id.js';
import { orgidInstitutionPrefix } from './rules/orgid/institution-prefix.js';
import { orgidLeiChecksum } from './rules/orgid/lei-checksum.js';
import { orgidLeiCountryNotXg } from './rules/orgid/lei-country-not-xg.js';
import { orgidNationalScheme } from './rules/orgid/national-scheme.js';
import { orgidNationalSchemeWithoutNra } from './rules/orgid/national-scheme-without-nra.js';
import { orgidNotPsd } from './rules/orgid/not-psd.js';
import { orgidPsdCountryVsSubject } from './rules/orgid/psd-country-vs-subject.js';
import { orgidPsdDoublePrefix } from './rules/orgid/psd-double-prefix.js';
import { orgidPsdNcaLowercase } from './rules/orgid/psd-nca-lowercase.js';
import { orgidPsdNcaVsStatement } from './rules/orgid/psd-nca-vs-statement.js';
import { orgidPsdSyntax } from './rules/orgid/psd-syntax.js';
import { orgidPsdUnderscore } from './rules/orgid/psd-underscore.js';
import { orgidSchemeUnknown } from './rules/orgid/scheme-unknown.js';
import { orgidSyntax } from './rules/orgid/syntax.js';
import { policyCabfDvInQwac } from './rules/policy/cabf-dv-in-qwac.js';
import { policyCabfMissing } from './rules/policy/cabf-missing.js';
import { policyNqualGenWithCabf } from './rules/policy/nqual-gen-with-cabf.js';
import { policyOldEidas1Profile } from './rules/policy/old-eidas1-profile.js';
import { policyQualifiedMissing } from './rules/policy/qualified-missing.js';
import { policyQualifiedMultiple } from './rules/policy/qualified-multiple.js';
import { policyReservedMultiple } from './rules/policy/reserved-multiple.js';
import { policyReservedProhibited } from './rules/policy/reserved-prohibited.js';
import { psd2NcaidCountryOnly } from './rules/psd2/ncaid-country-only.js';
import { psd2NcaidEncoding } from './rules/psd2/ncaid-encoding.js';
import { psd2NcaidFormat } from './rules/psd2/ncaid-format.js';
import { psd2NcaidIsOrgid } from './rules/psd2/ncaid-is-orgid.js';
import { psd2NcaidMissing } from './rules/psd2/ncaid-missing.js';
import { psd2NcaidNa } from './rules/psd2/ncaid-na.js';
import { psd2NcaidNonEea } from './rules/psd2/ncaid-non-eea.js';
import { psd2NcaidSuperseded } from './rules/psd2/ncaid-superseded.js';
import { psd2NcaidUnknown } from './rules/psd2/ncaid-unknown.js';
import { psd2NcaidVsSubjectCountry } from './rules/psd2/ncaid-vs-subject-country.js';
import { psd2NcanameEncoding } from './rules/psd2/ncaname-encoding.js';
import { psd2NcanameMissing } from './rules/psd2/ncaname-missing.js';
import { psd2NcanameNotLatin } from './rules/psd2/ncaname-not-latin.js';
import { psd2NcanameUnusual } from './rules/psd2/ncaname-unusual.js';
import { psd2NcanameWhitespace } from './rules/psd2/ncaname-whitespace.js';
import { psd2PolicyInSeal } from './rules/psd2/policy-in-seal.js';
import { psd2PolicyMissing } from './rules/psd2/policy-missing.js';
import { psd2PolicyWithoutStatement } from './rules/psd2/policy-without-statement.js';
import { psd2RoleDuplicate } from './rules/psd2/role-duplicate.js';
import { psd2RoleNameEncoding } from './rules/psd2/role-name-encoding.js';
import { psd2RoleNameUnknown } from './rules/psd2/role-name-unknown.js';
import { psd2RoleOidEncoding } from './rules/psd2/role-oid-encoding.js';
import { psd2RoleOidNameMismatch } from './rules/psd2/role-oid-name-mismatch.js';
import { psd2RoleOidUnknown } from './rules/psd2/role-oid-unknown.js';
import { psd2RoleUnspecified } from './rules/psd2/role-unspecified.js';
import { psd2RoleUnspecifiedMixed } from './rules/psd2/role-unspecified-mixed.js';
import { psd2RolesFlat } from './rules/psd2/roles-flat.js';
import { psd2RolesMissing } from './rules/psd2/roles-missing.js';
import { psd2RolesPspasOnly } from './rules/psd2/roles-pspas-only.js';
import { psd2RolesVsPolicyVop } from './rules/psd2/roles-vs-policy-vop.js';
import { psd2StatementMalformed } from './rules/psd2/statement-malformed.js';
import { psd2StatementMissing } from './rules/psd2/statement-missing.js';
import { psd2StatementMultiple } from './rules/psd2/statement-multiple.js';
import { psd2StrayTag } from './rules/psd2/stray-tag.js';
import { psd2TrailingData } from './rules/psd2/trailing-data.js';
import { psd2WrongArc } from './rules/psd2/wrong-arc.js';
import { qcsCritical } from './rules/qcs/critical.js';
import { qcsDuplicateStatement } from './rules/qcs/duplicate-statement.js';
import { qcsEmpty } from './rules/qcs/empty.js';
import { qcsExtensionMissing } from './rules/qcs/extension-missing.js';
import { qcsIdentmethodInvalid } from './rules/qcs/identmethod-invalid.js';
import { qcsLegislationCountry } from './rules/qcs/legislation-country.js';
import { qcsLegislationEmpty } from './rules/qcs/legislation-empty.js';
import { qcsLegislationInEuQc } from './rules/qcs/legislation-in-eu-qc.js';
import { qcsLimitValueCurrency } from './rules/qcs/limit-value-currency.js';
import { qcsLimitValueForm } from './rules/qcs/limit-value-form.js';
import { qcsLimitValueNegative } from './rules/qcs/limit-value-negative.js';
import { qcsLimitValueNumericCurrency } from './rules/qcs/limit-value-numeric-currency.js';
import { qcsPdsDuplicateLanguage } from './rules/qcs/pds-duplicate-language.js';
import { qcsPdsLanguageCase } from './rules/qcs/pds-language-case.js';
import { qcsPdsLanguageInvalid } from './rules/qcs/pds-language-invalid.js';
import { qcsPdsMissing } from './rules/qcs/pds-missing.js';
import { qcsPdsNoEnglish } from './rules/qcs/pds-no-english.js';
import { qcsPdsUrlNotHttps } from './rules/qcs/pds-url-not-https.js';
import { qcsPdsUrlType } from './rules/qcs/pds-url-type.js';
import { qcsPkixqcsyntaxV1 } from './rules/qcs/pkixqcsyntax-v1.js';
import { qcsPkixqcsyntaxV2NoInfo } from './rules/qcs/pkixqcsyntax-v2-no-info.js';
import { qcsQccomplianceHasInfo } from './rules/qcs/qccompliance-has-info.js';
import { qcsQccomplianceMissing } from './rules/qcs/qccompliance-missing.js';
import { qcsQcsscdHasInfo } from './rules/qcs/qcsscd-has-info.js';
import { qcsQcsscdInQwac } from './rules/qcs/qcsscd-in-qwac.js';
import { qcsQcsscdMissingForQscdPolicy } from './rules/qcs/qcsscd-missing-for-qscd-policy.js';
import { qcsQctypeEmptyOrInvalid } from './rules/qcs/qctype-empty-or-invalid.js';
import { qcsQctypeMissing } from './rules/qcs/qctype-missing.js';
import { qcsQctypeMultiple } from './rules/qcs/qctype-multiple.js';
import { qcsQctypeNotEseal } from './rules/qcs/qctype-not-eseal.js';
import { qcsQctypeNotWeb } from './rules/qcs/qctype-not-web.js';
import { qcsQctypeVsPolicy } from './rules/qcs/qctype-vs-policy.js';
import { qcsQscdLegislationEu } from './rules/qcs/qscd-legislation-eu.js';
import { qcsRetentionPeriod } from './rules/qcs/retention-period.js';
import { qcsSemanticsAsStatement } from './rules/qcs/semantics-as-statement.js';
import { qcsSemanticsUnknown } from './rules/qcs/semantics-unknown.js';
import { qcsSemanticsWrongPerson } from './rules/qcs/semantics-wrong-person.js';
import { qcsTypeAsStatement } from './rules/qcs/type-as-statement.js';
import { qcsUndecodable } from './rules/qcs/undecodable.js';
import { qcsUnknownStatement } from './rules/qcs/unknown-statement.js';
import { qcsUnwrapped } from './rules/qcs/unwrapped.js';
import { subjectCnMissing } from './rules/subject/cn-missing.js';
import { subjectCountryMissing } from './rules/subject/country-missing.js';
import { subjectCountryUnknown } from './rules/subject/country-unknown.js';
import { subjectDuplicateAttribute } from './rules/subject/duplicate-attribute.js';
import { subjectEvAttributes } from './rules/subject/ev-attributes.js';
import { subjectLeadingTrailingSpace } from './rules/subject/leading-trailing-space.js';
import { subjectMetadataOnlyValue } from './rules/subject/metadata-only-value.js';
import { subjectNaturalPersonAttributes } from './rules/subject/natural-person-attributes.js';
import { subjectOrganizationMissing } from './rules/subject/organization-missing.js';
import { subjectOrgidEqualsOrganization } from './rules/subject/orgid-equals-organization.js';
import { subjectOrgidMissing } from './rules/subject/orgid-missing.js';
import { subjectOrgidMultiple } from './rules/subject/orgid-multiple.js';
import { subjectOuPresent } from './rules/subject/ou-present.js';
import { subjectStringType } from './rules/subject/string-type.js';
import { tlsCnNotInSan } from './rules/tls/cn-not-in-san.js';
import { tlsEku2qwac } from './rules/tls/eku-2qwac.js';
import { tlsEkuClientauthBrowserTrusted } from './rules/tls/eku-clientauth-browser-trusted.js';
import { tlsEkuClientauthMissing } from './rules/tls/eku-clientauth-missing.js';
import { tlsEkuForbidden } from './rules/tls/eku-forbidden.js';
import { tlsEkuMissing } from './rules/tls/eku-missing.js';
import { tlsEkuServerauthMissing } from './rules/tls/eku-serverauth-missing.js';
import { tlsSanDnsSyntax } from './rules/tls/san-dns-syntax.js';
import { tlsSanInternal } from './rules/tls/san-internal.js';
import { tlsSanMissing } from './rules/tls/san-missing.js';
import { tlsSanType } from './rules/tls/san-type.js';
import { tlsSanWildcard } from './rules/tls/san-wildcard.js';
import { tlsSanWildcardEv } from './rules/tls/san-wildcard-ev.js';
import { tlsValidity100 } from './rules/tls/validity-100.js';
import { tlsValidity200 } from './rules/tls/validity-200.js';
import { tlsValidity398 } from './rules/tls/validity-398.js';
import { tlsValidity47 } from './rules/tls/validity-47.js';
import { tlsValidity825 } from './rules/tls/validity-825.js';
import { tlsValidityNonbrowserLong } from './rules/tls/validity-nonbrowser-long.js';
import { x509BasicConstraintsCaTrue } from './rules/x509/basic-constraints-ca-true.js';
import { x509CriticalExtensionUnknown } from './rules/x509/critical-extension-unknown.js';
import { x509DuplicateExtension } from './rules/x509/duplicate-extension.js';
import { x509ExtensionUndecodable } from './rules/x509/extension-undecodable.js';
import { x509ExtensionsAbsent } from './rules/x509/extensions-absent.js';
import { x509PrecertPoisonPresent } from './rules/x509/precert-poison-present.js';
import { x509SctListMissing } from './rules/x509/sct-list-missing.js';
import { x509SerialNotPositive } from './rules/x509/serial-not-positive.js';
import { x509SignatureAlgMismatch } from './rules/x509/signature-alg-mismatch.js';
import { x509TimeEncodingWrong } from './rules/x509/time-encoding-wrong.js';
import { x509UniqueIdPresent } from './rules/x509/unique-id-present.js';
import { x509ValidityNegative } from './rules/x509/validity-negative.js';
import { x509VersionNotV3 } from './rules/x509/version-not-v3.js';

/** Every lint rule, in the order of the report. `registry.test.ts` fails when a file under `rules/` is missing here. */
// prettier-ignore
export const LINT_RULES: readonly LintRule[] = [
  // qcs
  qcsExtensionMissing,
  qcsCritical,
  qcsUndecodable,
  qcsUnwrapped,
  qcsEmpty,
  qcsDuplicateStatement,
  qcsUnknownStatement,
  qcsTypeAsStatement,
  qcsSemanticsAsStatement,
  qcsPkixqcsyntaxV1,
  qcsPkixqcsyntaxV2NoInfo,
  qcsSemanticsUnknown,
  qcsSemanticsWrongPerson,
  qcsQccomplianceMissing,
  qcsQccomplianceHasInfo,
  qcsQctypeMissing,
  qcsQctypeEmptyOrInvalid,
  qcsQctypeMultiple,
  qcsQctypeNotWeb,
  qcsQctypeNotEseal,
  qcsQctypeVsPolicy,
  qcsQcsscdInQwac,
  qcsQcsscdMissingForQscdPolicy,
  qcsQcsscdHasInfo,
  qcsPdsMissing,
  qcsPdsNoEnglish,
  qcsPdsDuplicateLanguage,
  qcsPdsLanguageInvalid,
  qcsPdsLanguageCase,
  qcsPdsUrlNotHttps,
  qcsPdsUrlType,
  qcsLegislationInEuQc,
  qcsLegislationEmpty,
  qcsLegislationCountry,
  qcsQscdLegislationEu,
  qcsIdentmethodInvalid,
  qcsLimitValueForm,
  qcsLimitValueCurrency,
  qcsLimitValueNumericCurrency,
  qcsLimitValueNegative,
  qcsRetentionPeriod,
  // psd2
  psd2StatementMissing,
  psd2StatementMultiple,
  psd2StatementMalformed,
  psd2TrailingData,
  psd2StrayTag,
  psd2WrongArc,
  psd2RolesMissing,
  psd2RolesFlat,
  psd2RoleOidUnknown,
  psd2RoleNameUnknown,
  psd2RoleOidNameMismatch,
  psd2RoleNameEncoding,
  psd2RoleOidEncoding,
  psd2RoleDuplicate,
  psd2RoleUnspecifiedMixed,
  psd2RoleUnspecified,
  psd2RolesPspasOnly,
  psd2RolesVsPolicyVop,
  psd2NcanameMissing,
  psd2NcanameEncoding,
  psd2NcanameNotLatin,
  psd2NcanameUnusual,
  psd2NcanameWhitespace,
  psd2NcaidMissing,
  psd2NcaidEncoding,
  psd2NcaidFormat,
  psd2NcaidIsOrgid,
  psd2NcaidCountryOnly,
  psd2NcaidUnknown,
  psd2NcaidSuperseded,
  psd2NcaidNonEea,
  psd2NcaidNa,
  psd2NcaidVsSubjectCountry,
  psd2PolicyMissing,
  psd2PolicyWithoutStatement,
  psd2PolicyInSeal,
  // orgid
  orgidSyntax,
  orgidSchemeUnknown,
  orgidCountryInvalid,
  orgidCountryThreeLetters,
  orgidLeiCountryNotXg,
  orgidLeiChecksum,
  orgidNationalScheme,
  orgidNationalSchemeWithoutNra,
  orgidEidasLegalId,
  orgidNotPsd,
  orgidPsdSyntax,
  orgidPsdNcaLowercase,
  orgidPsdUnderscore,
  orgidPsdDoublePrefix,
  orgidPsdNcaVsStatement,
  orgidPsdCountryVsSubject,
  orgidAuthorisationNumberFormat,
  orgidInstitutionPrefix,
  orgidCabfExtMissing,
  orgidCabfExtMismatch,
  orgidCabfExtScheme,
  orgidCabfExtPsdState,
  orgidCabfExtCountry,
  // policy
  policyQualifiedMissing,
  policyQualifiedMultiple,
  policyReservedMultiple,
  policyReservedProhibited,
  policyCabfMissing,
  policyCabfDvInQwac,
  policyNqualGenWithCabf,
  policyOldEidas1Profile,
  // subject
  subjectCountryMissing,
  subjectOrganizationMissing,
  subjectOrgidMissing,
  subjectCnMissing,
  subjectDuplicateAttribute,
  subjectOrgidMultiple,
  subjectCountryUnknown,
  subjectOrgidEqualsOrganization,
  subjectStringType,
  subjectMetadataOnlyValue,
  subjectLeadingTrailingSpace,
  subjectEvAttributes,
  subjectOuPresent,
  subjectNaturalPersonAttributes,
  // issuer
  issuerCountryMissing,
  issuerOrganizationMissing,
  issuerOrgidMissing,
  issuerCnMissing,
  issuerDuplicateAttribute,
  issuerCountryUnknown,
  issuerOrgidEqualsOrganization,
  issuerOrgidSyntax,
  // tls
  tlsEkuMissing,
  tlsEkuServerauthMissing,
  tlsEkuClientauthMissing,
  tlsEkuClientauthBrowserTrusted,
  tlsEkuForbidden,
  tlsEku2qwac,
  tlsSanMissing,
  tlsSanType,
  tlsSanInternal,
  tlsSanDnsSyntax,
  tlsSanWildcard,
  tlsSanWildcardEv,
  tlsCnNotInSan,
  tlsValidity825,
  tlsValidity398,
  tlsValidity200,
  tlsValidity100,
  tlsValidity47,
  tlsValidityNonbrowserLong,
  // crypto
  cryptoRsaTooSmall,
  cryptoRsaExponent,
  cryptoRsaWeakModulus,
  cryptoEcCurve,
  cryptoHashWeak,
  cryptoAlgorithmSunset,
  cryptoSpkiEncoding,
  // ext
  extAkiMissing,
  extAkiCritical,
  extSkiMissing,
  extKeyUsageMissing,
  extKeyUsageNotCritical,
  extKeyUsageUnknownCombination,
  extKeyUsageMixed,
  extKeyUsageSealWithoutNonrepudiation,
  extKeyUsageSealNotA,
  extKeyUsageIncompatibleWithKey,
  extKeyUsageWebRequiredBit,
  extPoliciesMissing,
  extPoliciesCritical,
  extPoliciesDuplicate,
  extPoliciesAnypolicy,
  extPolicyMappingsPresent,
  extNameConstraintsPresent,
  extPolicyConstraintsPresent,
  extInhibitAnyPolicyPresent,
  extSanCritical,
  extIanCritical,
  extEkuCritical,
  extCrldpCritical,
  extCrldpMissingWithoutOcsp,
  extCrldpNoHttp,
  extCrldpProhibitedFields,
  extAiaMissing,
  extAiaCaIssuersMissing,
  extAiaCaIssuersNoHttp,
  extAiaOcspNoHttp,
  extAiaCritical,
  extNorevavailWithoutValidityAssured,
  extValidityAssuredWithoutNorevavail,
  extNorevavailWithPointers,
  extNonCriticalRule,
  // x509
  x509VersionNotV3,
  x509SerialNotPositive,
  x509SignatureAlgMismatch,
  x509ValidityNegative,
  x509TimeEncodingWrong,
  x509DuplicateExtension,
  x509ExtensionsAbsent,
  x509UniqueIdPresent,
  x509ExtensionUndecodable,
  x509CriticalExtensionUnknown,
  x509BasicConstraintsCaTrue,
  x509PrecertPoisonPresent,
  x509SctListMissing,
];

import { COMPETENT_AUTHORITIES, type CompetentAuthority } from '../identifiers/competent-authorities.js';
import type { AuthorityFacts, ShippedAuthority, ShippedLink } from './authority.js';
import { SHIPPED_FACTS, type ShippedFacts } from './shipped-facts.js';

export const EBA_ID = 'EBA';

const EBA_LIST = 'EBA list of NCA abbreviations, version 4 (2023-02-02)';
const ANNEX_D = 'ETSI TS 119 495 V1.2.1 Annex D';
const COLLECTED = 'Collected from public third-party sources in 2026; not opened';

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'GB-FCA': [ANNEX_D],
  'GE-NBG': ['NBG Order 80/04 of 2023-05-03', 'Client identifiers in public repositories'],
};

const FURTHER_LINKS: Readonly<Record<string, readonly ShippedLink[]>> = {
  'GE-NBG': [
    {
      key: 'documentation',
      kind: 'documentation',
      name: 'Open banking: detailed data and documentation',
      url: 'https://nbg.gov.ge/en/page/open-banking-detailed-data-and-documentation',
      source: COLLECTED,
      confidence: 'medium',
    },
  ],
};

/** The few that stand in what the directory was made from. */
const CONTACTS: Readonly<Record<string, Pick<AuthorityFacts, 'contactEmail' | 'contactNote'>>> = {
  'GB-FCA': {
    contactEmail: 'RegisterAPISupport@fca.org.uk',
    contactNote: 'Keys for the API of the register.',
  },
};

const NO_CONTACT = { contactEmail: null, contactPhone: null, contactNote: null } as const;

function fromList(authority: CompetentAuthority, shipped: ShippedFacts): ShippedAuthority {
  const { ncaId, country, countryName, status, eea, formerIds, variants, reference, registerUrl } = authority;
  const { group, shortName, registerName, confidence, ownerIdSeen, examples = [], note = null } = shipped;
  return {
    id: ncaId,
    ...{ ncaId, country, countryName, group, status, eea, formerIds, examples },
    ebaOwnerIdSeen: ownerIdSeen,
    numberPattern: reference.pattern?.source ?? null,
    sources: SOURCES[ncaId] ?? [EBA_LIST, ANNEX_D],
    facts: {
      nameEn: authority.authorityNameEn,
      nameLocal: authority.authorityNameLocal ?? null,
      shortName,
      aliases: variants,
      ebaOwnerId: authority.ebaRegisterOwnerId ?? null,
      numberHint: reference.note === '' ? null : reference.note,
      ...NO_CONTACT,
      ...CONTACTS[ncaId],
      note,
    },
    links: [
      ...(registerUrl === undefined
        ? []
        : [
            {
              key: 'register',
              kind: 'register' as const,
              name: registerName,
              url: registerUrl,
              source: COLLECTED,
              confidence,
            },
          ]),
      ...(FURTHER_LINKS[ncaId] ?? []),
    ],
  };
}

/** The supervisor has no NCA id, and the code that an industry body has made up names no supervisor. */
const SWITZERLAND: ShippedAuthority = {
  ...{ id: 'CH', ncaId: null, country: 'CH', countryName: 'Switzerland', group: 'other' },
  ...{ status: 'industry-convention', eea: false, formerIds: [], examples: [] },
  ebaOwnerIdSeen: false,
  numberPattern: null,
  sources: ['Recommendation of openbankingproject.ch'],
  facts: {
    nameEn: 'Swiss Financial Market Supervisory Authority',
    nameLocal: null,
    shortName: 'FINMA',
    aliases: ['CH-OBP', 'CH-FINMA'],
    ebaOwnerId: null,
    numberHint: null,
    ...NO_CONTACT,
    note: 'PSD2 does not apply and no NCA id exists. CH-OBP stands for OpenBankingProject.ch, an industry body and not a supervisor.',
  },
  links: [
    {
      key: 'register',
      kind: 'register',
      name: 'FINMA authorised institutions',
      url: 'https://www.finma.ch/en/finma-public/authorised-institutions-individuals-and-products/',
      source: COLLECTED,
      confidence: 'medium',
    },
  ],
};

/** An entry of its own, so that the links that 30 countries share are confirmed once. */
const EUROPEAN_BANKING_AUTHORITY: ShippedAuthority = {
  ...{ id: EBA_ID, ncaId: null, country: 'EU', countryName: 'European Union', group: 'other' },
  ...{ status: 'central-register', eea: true, formerIds: [], examples: [] },
  ebaOwnerIdSeen: false,
  numberPattern: null,
  sources: ['Directive (EU) 2015/2366, Article 15', 'Regulation (EU) 2019/410'],
  facts: {
    nameEn: 'European Banking Authority',
    nameLocal: null,
    shortName: 'EBA',
    aliases: [],
    ebaOwnerId: null,
    numberHint: null,
    ...NO_CONTACT,
    note: 'Its central register has the entries of all authorities of the EEA, without credit institutions. It has no legal significance; the national authorities are responsible for it.',
  },
  links: [
    {
      key: 'register',
      kind: 'register',
      name: 'EBA payment institutions register',
      url: 'https://euclid.eba.europa.eu/register/pir/search',
      source: COLLECTED,
      confidence: 'high',
    },
    {
      key: 'download',
      kind: 'download',
      name: 'EBA register as a file',
      url: 'https://euclid.eba.europa.eu/register/pir/registerDownload',
      source: COLLECTED,
      confidence: 'high',
    },
  ],
};

/** All 30 countries of the EEA, the United Kingdom, Georgia and Switzerland, and the EBA. */
export const AUTHORITY_DIRECTORY: readonly ShippedAuthority[] = [
  ...COMPETENT_AUTHORITIES.flatMap((authority) => {
    const shipped = SHIPPED_FACTS[authority.ncaId];
    return shipped === undefined ? [] : [fromList(authority, shipped)];
  }),
  SWITZERLAND,
  EUROPEAN_BANKING_AUTHORITY,
];

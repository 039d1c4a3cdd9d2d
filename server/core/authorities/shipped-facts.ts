import type { AuthorityGroup, Confidence } from './authority.js';

/** What the directory knows of an authority beside its identifiers. */
export interface ShippedFacts {
  readonly group: AuthorityGroup;
  readonly shortName: string | null;
  readonly registerName: string;
  readonly confidence: Confidence;
  /** Whether the owner id was seen in the EBA's file; the others are derived from the NCA id. */
  readonly ownerIdSeen: boolean;
  readonly examples?: readonly string[];
  readonly note?: string;
}

/** By NCA id; names of registers as the registers call themselves. */
// prettier-ignore
export const SHIPPED_FACTS: Readonly<Record<string, ShippedFacts>> = {
  'AT-FMA':    { group: 'other', shortName: 'FMA', registerName: 'FMA company database', confidence: 'high', ownerIdSeen: true },
  'BE-NBB':    { group: 'main', shortName: 'NBB', registerName: 'NBB lists of payment and electronic money institutions', confidence: 'medium', ownerIdSeen: true },
  'BG-BNB':    { group: 'other', shortName: 'BNB', registerName: 'BNB registers (payment institutions)', confidence: 'medium', ownerIdSeen: true },
  'CY-CBC':    { group: 'other', shortName: 'CBC', registerName: 'CBC register of electronic money institutions', confidence: 'medium', ownerIdSeen: true,
                 note: 'The register of payment institutions is a page of its own beside it.' },
  'CZ-CNB':    { group: 'other', shortName: 'ČNB', registerName: 'JERRS lists and registers', confidence: 'high', ownerIdSeen: true },
  'DE-BAFIN':  { group: 'main', shortName: 'BaFin', registerName: 'ZAG-Instituts-Register (payment and e-money institutions)', confidence: 'high', ownerIdSeen: true },
  'DK-DFSA':   { group: 'nordic', shortName: 'Finanstilsynet', registerName: 'Virksomhedsregister', confidence: 'high', ownerIdSeen: true },
  'EE-FI':     { group: 'baltic', shortName: 'Finantsinspektsioon', registerName: 'Finantsinspektsioon: payment institutions', confidence: 'medium', ownerIdSeen: false },
  'ES-BE':     { group: 'main', shortName: 'Banco de España', registerName: 'Registros de entidades', confidence: 'medium', ownerIdSeen: true,
                 note: 'ES-BDE is the example that TS 119 495 itself prints; the list of the EBA has ES-BE.' },
  'FI-FINFSA': { group: 'nordic', shortName: 'FIN-FSA', registerName: 'FIN-FSA supervised entities', confidence: 'high', ownerIdSeen: true,
                 note: 'The EBA writes FIN-FSA with a hyphen, certificates write FINFSA without.' },
  'FR-ACPR':   { group: 'main', shortName: 'ACPR', registerName: 'REGAFI', confidence: 'high', ownerIdSeen: true },
  'GR-BOG':    { group: 'other', shortName: null, registerName: 'Supervised institutions', confidence: 'high', ownerIdSeen: false },
  'HR-HNB':    { group: 'other', shortName: 'HNB', registerName: 'HNB payment system (registers and received notifications)', confidence: 'low', ownerIdSeen: false },
  'HU-CBH':    { group: 'other', shortName: 'MNB', registerName: 'MNB search of market participants', confidence: 'high', ownerIdSeen: false },
  'IE-CBI':    { group: 'other', shortName: null, registerName: 'Central Bank of Ireland registers', confidence: 'high', ownerIdSeen: true },
  'IS-CBI':    { group: 'nordic', shortName: null, registerName: 'Supervised entities', confidence: 'high', ownerIdSeen: false,
                 note: 'The Financial Supervisory Authority (FME) became part of the central bank in 2020.' },
  'IT-BI':     { group: 'main', shortName: "Banca d'Italia", registerName: 'Albi ed elenchi di vigilanza', confidence: 'high', ownerIdSeen: true },
  'LI-FMA':    { group: 'other', shortName: 'FMA', registerName: 'FMA register of licensees', confidence: 'high', ownerIdSeen: false },
  'LT-BL':     { group: 'baltic', shortName: null, registerName: 'Financial market participants list', confidence: 'high', ownerIdSeen: true,
                 examples: ['PSDLT-BL-LB000458'] },
  'LU-CSSF':   { group: 'other', shortName: 'CSSF', registerName: 'CSSF search entities', confidence: 'medium', ownerIdSeen: true },
  'LV-BL':     { group: 'baltic', shortName: null, registerName: 'Financial Market Participant Register (payment service providers)', confidence: 'medium', ownerIdSeen: true,
                 note: 'Took over from the Financial and Capital Market Commission (FCMC) on 1 January 2023.' },
  'MT-MFSA':   { group: 'other', shortName: 'MFSA', registerName: 'Financial Services Register', confidence: 'high', ownerIdSeen: true },
  'NL-DNB':    { group: 'main', shortName: 'DNB', registerName: 'DNB Public Register', confidence: 'high', ownerIdSeen: true },
  'NO-FSA':    { group: 'nordic', shortName: 'Finanstilsynet', registerName: "Finanstilsynet's Registry", confidence: 'high', ownerIdSeen: false },
  'PL-PFSA':   { group: 'other', shortName: 'KNF', registerName: 'Register of payment services (e-RUP)', confidence: 'medium', ownerIdSeen: true },
  'PT-BP':     { group: 'other', shortName: null, registerName: 'Authorised entities', confidence: 'low', ownerIdSeen: true },
  'RO-NBR':    { group: 'other', shortName: 'BNR', registerName: 'BNR registers and lists', confidence: 'high', ownerIdSeen: false },
  'SE-FINA':   { group: 'nordic', shortName: 'Finansinspektionen', registerName: 'FI company register', confidence: 'high', ownerIdSeen: true },
  'SI-BS':     { group: 'other', shortName: null, registerName: 'Register of supervised entities', confidence: 'low', ownerIdSeen: false },
  'SK-NBS':    { group: 'other', shortName: 'NBS', registerName: 'Register of financial entities', confidence: 'high', ownerIdSeen: false },
  'GB-FCA':    { group: 'other', shortName: 'FCA', registerName: 'Financial Services Register', confidence: 'high', ownerIdSeen: false,
                 examples: ['PSDGB-FCA-827001', 'PSDGB-FCA-916866', 'PSDGB-FCA-503963'],
                 note: 'Left the EEA (the transition ended on 2020-12-31): neither on the list nor in the register of the EBA. Its own certificates (OBWAC, OBSeal) are not qualified under eIDAS.' },
  'GE-NBG':    { group: 'other', shortName: 'NBG', registerName: 'NBG Open Banking Registry', confidence: 'medium', ownerIdSeen: false,
                 examples: ['PSDGE-NBG-402227078', 'PSDGE-NBG-MIBGGE22'],
                 note: 'Not on the list of the EBA: Georgia follows the ETSI form by national practice. NBG Order 80/04 of 2023-05-03 is the rule on inclusion in open banking.' },
};

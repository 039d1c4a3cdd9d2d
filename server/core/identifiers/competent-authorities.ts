/**
 * The national competent authorities whose identifiers stand in PSD2 certificates: the list of the European Banking
 * Authority (version 4, 2023-02-02) for the EEA, and the authorities outside it whose identifiers occur in practice.
 */
export interface CompetentAuthority {
  /** As it stands in nCAId and after `PSD` in organizationIdentifier. The part after the hyphen alone is not unique. */
  readonly ncaId: string;
  /** ISO 3166-1 alpha-2; Greece is GR here (its trusted list and VAT numbers say EL). */
  readonly country: string;
  readonly countryName: string;
  readonly eea: boolean;
  /** Only `current` authorities are on the EBA list. */
  readonly status: 'current' | 'legacy' | 'national-scheme' | 'industry-convention';
  readonly authorityNameEn: string;
  readonly authorityNameLocal: string | undefined;
  /** Identifiers of older EBA lists (TS 119 495 V1.2.1 Annex D). */
  readonly formerIds: readonly string[];
  /** Identifiers that no list has and that are written nevertheless. */
  readonly variants: readonly string[];
  /** Owner of the authority's entries in the EBA register file. */
  readonly ebaRegisterOwnerId: string | undefined;
  /** What the authority's numbers usually look like: a hint, never a reason to refuse. */
  readonly reference: { readonly pattern: RegExp | undefined; readonly note: string };
  readonly registerUrl: string | undefined;
}

// prettier-ignore
export const COMPETENT_AUTHORITIES: readonly CompetentAuthority[] = [
  {
    ncaId: 'AT-FMA', country: 'AT', countryName: 'Austria', eea: true, status: 'current',
    authorityNameEn: 'Austria Financial Market Authority', authorityNameLocal: 'Finanzmarktaufsicht (FMA)',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'AT_FMA',
    reference: { pattern: /^\d{5,7}[a-z]?$/, note: 'company-register (Firmenbuch) number, digits plus a check letter, e.g. 481488x' },
    registerUrl: 'https://www.fma.gv.at/en/search-company-database/',
  },
  {
    ncaId: 'BE-NBB', country: 'BE', countryName: 'Belgium', eea: true, status: 'current',
    authorityNameEn: 'National Bank of Belgium', authorityNameLocal: 'Nationale Bank van België / Banque nationale de Belgique',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'BE_NBB',
    reference: { pattern: /^0\d{9}$/, note: 'enterprise (KBO/BCE) number, 10 digits' },
    registerUrl: 'https://www.nbb.be/en/financial-oversight/prudential-supervision/areas-responsibility/payment-institutions-and-electroni-3',
  },
  {
    ncaId: 'BG-BNB', country: 'BG', countryName: 'Bulgaria', eea: true, status: 'current',
    authorityNameEn: 'Bulgarian National Bank', authorityNameLocal: 'Българска народна банка',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'BG_BNB',
    reference: { pattern: /^\d{9,13}$/, note: 'company identifier (EIK/BULSTAT)' },
    registerUrl: 'https://www.bnb.bg/RegistersAndServices/RSReportRegisters/index.htm',
  },
  {
    ncaId: 'CY-CBC', country: 'CY', countryName: 'Cyprus', eea: true, status: 'current',
    authorityNameEn: 'Central Bank of Cyprus', authorityNameLocal: 'Κεντρική Τράπεζα της Κύπρου',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'CY_CBC',
    reference: { pattern: /^115\.\d+\.\d+\.\d+$/, note: 'licence number with dots, e.g. 115.1.2.5' },
    registerUrl: 'https://www.centralbank.cy/en/licensing-supervision/electronic-money-institutions',
  },
  {
    ncaId: 'CZ-CNB', country: 'CZ', countryName: 'Czechia', eea: true, status: 'current',
    authorityNameEn: 'Czech National Bank', authorityNameLocal: 'Česká národní banka',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'CZ_CNB',
    reference: { pattern: /^\d{8}$/, note: 'company number IČO, 8 digits (leading zeros matter)' },
    registerUrl: 'https://apl.cnb.cz/apljerrsdad/JERRS.WEB07.INTRO_PAGE?p_lang=en',
  },
  {
    ncaId: 'DE-BAFIN', country: 'DE', countryName: 'Germany', eea: true, status: 'current',
    authorityNameEn: 'Federal Financial Supervisory Authority', authorityNameLocal: 'Bundesanstalt für Finanzdienstleistungsaufsicht (BaFin)',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'DE_BAFIN',
    reference: { pattern: /^\d{6}$/, note: 'BaFin identifier, 6 digits (some newer ones 8)' },
    registerUrl: 'https://portal.mvp.bafin.de/database/ZahlInstInfo/suche.do',
  },
  {
    ncaId: 'DK-DFSA', country: 'DK', countryName: 'Denmark', eea: true, status: 'current',
    authorityNameEn: 'Danish Financial Supervisory Authority', authorityNameLocal: 'Finanstilsynet',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'DK_DFSA',
    reference: { pattern: /^\d{4,8}$/, note: 'FT number or CVR (8 digits)' },
    registerUrl: 'https://virksomhedsregister.finanstilsynet.dk/index-en.html',
  },
  {
    ncaId: 'EE-FI', country: 'EE', countryName: 'Estonia', eea: true, status: 'current',
    authorityNameEn: 'Estonia Financial Supervisory Authority', authorityNameLocal: 'Finantsinspektsioon',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'EE_FI',
    reference: { pattern: /^\d{8}$/, note: 'company register code, 8 digits' },
    registerUrl: 'https://www.fi.ee/en/payment-services/payment-institutions/payment-services',
  },
  {
    ncaId: 'ES-BE', country: 'ES', countryName: 'Spain', eea: true, status: 'current',
    authorityNameEn: 'Bank of Spain', authorityNameLocal: 'Banco de España',
    formerIds: [], variants: ['ES-BDE'], ebaRegisterOwnerId: 'ES_BE',
    reference: { pattern: /^\d{4}$/, note: 'Banco de España registration code, 4 digits' },
    registerUrl: 'https://www.bde.es/wbe/en/punto-informacion/contenidos/registros/registros-entidades/',
  },
  {
    ncaId: 'FI-FINFSA', country: 'FI', countryName: 'Finland', eea: true, status: 'current',
    authorityNameEn: 'Finnish Financial Supervisory Authority', authorityNameLocal: 'Finanssivalvonta (FIN-FSA)',
    formerIds: [], variants: ['FI-FIN-FSA'], ebaRegisterOwnerId: 'FI_FIN-FSA',
    reference: { pattern: /^\d{7}-?\d$/, note: 'business ID (Y-tunnus) with hyphen before the check digit' },
    registerUrl: 'https://www.finanssivalvonta.fi/en/registers/supervised-entities/',
  },
  {
    ncaId: 'FR-ACPR', country: 'FR', countryName: 'France', eea: true, status: 'current',
    authorityNameEn: 'Prudential Supervisory and Resolution Authority', authorityNameLocal: 'Autorité de contrôle prudentiel et de résolution (ACPR)',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'FR_ACPR',
    reference: { pattern: /^(\d{5}|\d{9}|\d{6})$/, note: 'certificates carry the 5-digit CIB bank code; registers carry SIREN (9 digits) and REGAFI ids; EBA EntityCode e.g. FR_ACPR!384558' },
    registerUrl: 'https://www.regafi.fr/',
  },
  {
    ncaId: 'GR-BOG', country: 'GR', countryName: 'Greece', eea: true, status: 'current',
    authorityNameEn: 'Bank of Greece', authorityNameLocal: 'Τράπεζα της Ελλάδος',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'GR_BOG',
    reference: { pattern: /^\d{9,12}$/, note: 'tax (AFM) or GEMI number; note the trusted list uses country code EL while certificates use GR' },
    registerUrl: 'https://www.bankofgreece.gr/en/main-tasks/supervision/supervised-institutions',
  },
  {
    ncaId: 'HR-HNB', country: 'HR', countryName: 'Croatia', eea: true, status: 'current',
    authorityNameEn: 'Croatian National Bank', authorityNameLocal: 'Hrvatska narodna banka',
    formerIds: ['HR-CNB'], variants: [], ebaRegisterOwnerId: 'HR_HNB',
    reference: { pattern: /^(\d{7,9}|\d{11})$/, note: 'certificate seen with the 11-digit OIB; EBA references reported as shorter numbers' },
    registerUrl: 'https://www.hnb.hr/en/core-functions/payment-system',
  },
  {
    ncaId: 'HU-CBH', country: 'HU', countryName: 'Hungary', eea: true, status: 'current',
    authorityNameEn: 'Central Bank of Hungary', authorityNameLocal: 'Magyar Nemzeti Bank',
    formerIds: [], variants: ['HU-MNB'], ebaRegisterOwnerId: 'HU_CBH',
    reference: { pattern: /^\d{8}$/, note: 'first 8 digits of the tax number, sometimes the whole 11' },
    registerUrl: 'https://intezmenykereso.mnb.hu/',
  },
  {
    ncaId: 'IE-CBI', country: 'IE', countryName: 'Ireland', eea: true, status: 'current',
    authorityNameEn: 'Central Bank of Ireland', authorityNameLocal: 'Central Bank of Ireland',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'IE_CBI',
    reference: { pattern: /^C\d{1,6}$/, note: 'institution code, C plus digits, e.g. C58301' },
    registerUrl: 'https://registers.centralbank.ie/',
  },
  {
    ncaId: 'IS-CBI', country: 'IS', countryName: 'Iceland', eea: true, status: 'current',
    authorityNameEn: 'Central Bank of Iceland', authorityNameLocal: 'Seðlabanki Íslands',
    formerIds: ['IS-FME'], variants: [], ebaRegisterOwnerId: 'IS_CBI',
    reference: { pattern: /^\d{10}$/, note: 'kennitala, 10 digits' },
    registerUrl: 'https://cb.is/financial-supervision/regulated-activities/supervised-entities/',
  },
  {
    ncaId: 'IT-BI', country: 'IT', countryName: 'Italy', eea: true, status: 'current',
    authorityNameEn: 'Bank of Italy', authorityNameLocal: "Banca d'Italia",
    formerIds: [], variants: [], ebaRegisterOwnerId: 'IT_BI',
    reference: { pattern: /^\d{11}$|^\d{5}$/, note: 'tax code 11 digits in the EBA register; ABI code 5 digits possible in certificates (unconfirmed)' },
    registerUrl: 'https://www.bancaditalia.it/compiti/vigilanza/albi-elenchi/',
  },
  {
    ncaId: 'LI-FMA', country: 'LI', countryName: 'Liechtenstein', eea: true, status: 'current',
    authorityNameEn: 'Financial Market Authority Liechtenstein', authorityNameLocal: 'Finanzmarktaufsicht Liechtenstein',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'LI_FMA',
    reference: { pattern: undefined, note: 'company/tax number' },
    registerUrl: 'https://register.fma-li.li/',
  },
  {
    ncaId: 'LT-BL', country: 'LT', countryName: 'Lithuania', eea: true, status: 'current',
    authorityNameEn: 'Bank of Lithuania', authorityNameLocal: 'Lietuvos bankas',
    formerIds: [], variants: ['LT-BOL', 'LT-LB'], ebaRegisterOwnerId: 'LT_BL',
    reference: { pattern: /^LB\d{6}$/, note: 'authorisation code LB + 6 digits in certificates and ENT_NAT_REF_COD; EBA EntityCode uses the 9-digit company code, e.g. LT_LT_BL_277289060' },
    registerUrl: 'https://www.lb.lt/en/sfi-financial-market-participants',
  },
  {
    ncaId: 'LU-CSSF', country: 'LU', countryName: 'Luxembourg', eea: true, status: 'current',
    authorityNameEn: 'Commission for the Supervision of Financial Sector', authorityNameLocal: 'Commission de Surveillance du Secteur Financier',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'LU_CSSF',
    reference: { pattern: /^[A-Z]\d{8}$/, note: 'e.g. Z00000035' },
    registerUrl: 'https://searchentities.apps.cssf.lu/',
  },
  {
    ncaId: 'LV-BL', country: 'LV', countryName: 'Latvia', eea: true, status: 'current',
    authorityNameEn: 'Bank of Latvia', authorityNameLocal: 'Latvijas Banka',
    formerIds: ['LV-FCMC'], variants: ['LV-LB'], ebaRegisterOwnerId: 'LV_LV',
    reference: { pattern: /^\d{11}$/, note: 'registration number' },
    registerUrl: 'https://www.bank.lv/en/financial-market-participant-register',
  },
  {
    ncaId: 'MT-MFSA', country: 'MT', countryName: 'Malta', eea: true, status: 'current',
    authorityNameEn: 'Malta Financial Services Authority', authorityNameLocal: 'Malta Financial Services Authority',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'MT_MFSA',
    reference: { pattern: /^C ?\d{1,6}$/, note: "company number C + digits; ETSI's own example has a space in it (A 12345)" },
    registerUrl: 'https://www.mfsa.mt/financial-services-register/',
  },
  {
    ncaId: 'NL-DNB', country: 'NL', countryName: 'Netherlands', eea: true, status: 'current',
    authorityNameEn: 'The Netherlands Bank', authorityNameLocal: 'De Nederlandsche Bank',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'NL_DNB',
    reference: { pattern: /^[RF]\d{6}$/, note: 'relation number R + 6 digits' },
    registerUrl: 'https://www.dnb.nl/en/public-register/',
  },
  {
    ncaId: 'NO-FSA', country: 'NO', countryName: 'Norway', eea: true, status: 'current',
    authorityNameEn: 'The Financial Supervisory Authority of Norway', authorityNameLocal: 'Finanstilsynet',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'NO_FSA',
    reference: { pattern: /^\d{9}$/, note: 'organisation number, 9 digits' },
    registerUrl: 'https://www.finanstilsynet.no/en/finanstilsynets-registry/',
  },
  {
    ncaId: 'PL-PFSA', country: 'PL', countryName: 'Poland', eea: true, status: 'current',
    authorityNameEn: 'Polish Financial Supervision Authority', authorityNameLocal: 'Komisja Nadzoru Finansowego',
    formerIds: [], variants: ['PL-KNF'], ebaRegisterOwnerId: 'PL_PFSA',
    reference: { pattern: /^\d{10}$/, note: 'tax number NIP, 10 digits, in the register; own register numbers also exist' },
    registerUrl: 'https://erup.knf.gov.pl/View/',
  },
  {
    ncaId: 'PT-BP', country: 'PT', countryName: 'Portugal', eea: true, status: 'current',
    authorityNameEn: 'Bank of Portugal', authorityNameLocal: 'Banco de Portugal',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'PT_BP',
    reference: { pattern: /^\d{4}$/, note: 'institution code, 4 digits' },
    registerUrl: 'https://www.bportugal.pt/en/entidades-autorizadas',
  },
  {
    ncaId: 'RO-NBR', country: 'RO', countryName: 'Romania', eea: true, status: 'current',
    authorityNameEn: 'National bank of Romania', authorityNameLocal: 'Banca Națională a României',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'RO_NBR',
    reference: { pattern: undefined, note: 'tax/register number' },
    registerUrl: 'https://www.bnr.ro/Registre-si-Liste-717.aspx',
  },
  {
    ncaId: 'SE-FINA', country: 'SE', countryName: 'Sweden', eea: true, status: 'current',
    authorityNameEn: 'Swedish Financial Supervision Authority', authorityNameLocal: 'Finansinspektionen',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'SE_FINA',
    reference: { pattern: /^\d{5,6}$|^\d{6}-?\d{4}$/, note: 'FI institution number or organisation number NNNNNN-NNNN' },
    registerUrl: 'https://www.fi.se/en/our-registers/company-register/',
  },
  {
    ncaId: 'SI-BS', country: 'SI', countryName: 'Slovenia', eea: true, status: 'current',
    authorityNameEn: 'Bank of Slovenia', authorityNameLocal: 'Banka Slovenije',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'SI_BS',
    reference: { pattern: undefined, note: 'company/tax number' },
    registerUrl: 'https://www.bsi.si/en/banking-supervision/register-of-supervised-entities',
  },
  {
    ncaId: 'SK-NBS', country: 'SK', countryName: 'Slovakia', eea: true, status: 'current',
    authorityNameEn: 'National Bank of Slovakia', authorityNameLocal: 'Národná banka Slovenska',
    formerIds: [], variants: [], ebaRegisterOwnerId: 'SK_NBS',
    reference: { pattern: /^\d{8}$/, note: 'company number IČO, 8 digits' },
    registerUrl: 'https://subjekty.nbs.sk/',
  },
  {
    ncaId: 'GB-FCA', country: 'GB', countryName: 'United Kingdom', eea: false, status: 'legacy',
    authorityNameEn: 'Financial Conduct Authority', authorityNameLocal: 'Financial Conduct Authority',
    formerIds: [], variants: [], ebaRegisterOwnerId: undefined,
    reference: { pattern: /^\d{6,7}$/, note: 'FCA firm reference number' },
    registerUrl: 'https://register.fca.org.uk/s/',
  },
  {
    ncaId: 'GE-NBG', country: 'GE', countryName: 'Georgia', eea: false, status: 'national-scheme',
    authorityNameEn: 'National Bank of Georgia', authorityNameLocal: 'საქართველოს ეროვნული ბანკი',
    formerIds: [], variants: [], ebaRegisterOwnerId: undefined,
    reference: { pattern: /^(\d{9}|[A-Z]{4}GE[0-9A-Z]{2}([0-9A-Z]{3})?)$/, note: '9-digit identification number or BIC' },
    registerUrl: 'https://nbg.gov.ge/en/page/open-banking-registry',
  },
  {
    ncaId: 'CH-OBP', country: 'CH', countryName: 'Switzerland', eea: false, status: 'industry-convention',
    authorityNameEn: 'OpenBankingProject.ch (industry body, not a supervisor)', authorityNameLocal: undefined,
    formerIds: [], variants: ['CH-FINMA'], ebaRegisterOwnerId: undefined,
    reference: { pattern: undefined, note: '' },
    registerUrl: undefined,
  },
];

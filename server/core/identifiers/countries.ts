/** The officially assigned codes of ISO 3166-1 alpha-2; `EL`, `XI`, `UK` and `EU` are not among them. */
export const COUNTRY_CODES: ReadonlySet<string> = codes(`
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
  BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
  DE DJ DK DM DO DZ
  EC EE EG EH ER ES ET
  FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
  HK HM HN HR HT HU
  ID IE IL IM IN IO IQ IR IS IT
  JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ
  LA LB LC LI LK LR LS LT LU LV LY
  MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
  NA NC NE NF NG NI NL NO NP NR NU NZ
  OM
  PA PE PF PG PH PK PL PM PN PR PS PT PW PY
  QA
  RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
  TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
  UA UG UM US UY UZ
  VA VC VE VG VI VN VU
  WF WS
  YE YT
  ZA ZM ZW
`);

/** The member states of the European Economic Area, in which PSD2 authorisations hold. */
export const EU_EEA_COUNTRY_CODES: ReadonlySet<string> = codes(`
  AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE
  IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
`);

/** Prefixes of VAT numbers that are no countries of ISO 3166-1: Greece and Northern Ireland (EN 319 412-1 LEG-5.1.4-04). */
export const VAT_PREFIXES: ReadonlySet<string> = new Set(['EL', 'XI']);

const MISWRITTEN = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
]);

/** The code that a value which is none seems to mean (`lt`, `UK`, `EL`); `undefined` when it is anybody's guess. */
export function countryMeantBy(value: string): string | undefined {
  const upper = value.toUpperCase();
  return COUNTRY_CODES.has(upper) ? upper : MISWRITTEN.get(upper);
}

function codes(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

import type { Citation } from './lint.js';

/** A document and a function that cites one of its clauses; edition and address are written once, here. */
const document =
  (name: string) =>
  (clause: string): Citation => ({ document: name, clause });

export const TS_119_495 = document('TS 119 495');
export const EN_319_412_1 = document('EN 319 412-1');
export const EN_319_412_2 = document('EN 319 412-2');
export const EN_319_412_3 = document('EN 319 412-3');
export const EN_319_412_4 = document('EN 319 412-4');
export const EN_319_412_5 = document('EN 319 412-5');
export const EN_319_411_1 = document('EN 319 411-1');
export const EN_319_411_2 = document('EN 319 411-2');
export const TS_119_615 = document('TS 119 615');
export const TS_119_411_5 = document('TS 119 411-5');
export const TS_101_456 = document('TS 101 456');
export const TS_119_312 = document('TS 119 312');
export const RFC_3279 = document('RFC 3279');
export const RFC_3739 = document('RFC 3739');
export const RFC_4055 = document('RFC 4055');
export const RFC_5280 = document('RFC 5280');
export const RFC_6761 = document('RFC 6761');
export const RFC_6962 = document('RFC 6962');
export const RFC_8813 = document('RFC 8813');
export const RFC_9295 = document('RFC 9295');
export const RFC_9608 = document('RFC 9608');
export const X_520 = document('ITU-T X.520');
export const X_690 = document('ITU-T X.690');
export const CABF_BR = document('CA/B Forum BR');
export const CABF_EVG = document('CA/B Forum EVG');
export const CHROME_ROOT_PROGRAM = document('Chrome Root Program Policy');
export const CHROMIUM = document('Chromium');
export const EIDAS = document('Regulation (EU) 910/2014');
export const PSD2 = document('Directive (EU) 2015/2366');
export const EBA_NCA_LIST = document('EBA NCA abbreviations');
export const ISO_17442 = document('ISO 17442');
export const ISO_4217 = document('ISO 4217');
/** What no standard says and we hold to be right; the clause names the reason. */
export const HOUSE = document('Qwarden');

/** `TS 119 495 REG-5.2.2-5`; several joined by `; `. */
export const cite = (citations: readonly Citation[]): string =>
  citations.map(({ document, clause }) => `${document} ${clause}`).join('; ');

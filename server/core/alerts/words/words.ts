import { type AlertWords, EN } from './en.js';
import { LT } from './lt.js';
import type { MailLanguage } from './mail-language.js';

const WORDS: Readonly<Record<MailLanguage, AlertWords>> = { en: EN, lt: LT };

export const wordsOf = (language: MailLanguage): AlertWords => WORDS[language];

import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import type { Messages } from '../i18n/en.js';
import { STORE_PREFIX } from './store.js';

export const LOCALES = [
  { locale: 'en', name: 'English' },
  { locale: 'lt', name: 'Lietuvių' },
] as const;
export type Locale = (typeof LOCALES)[number]['locale'];

export const isLocale = (text: string | null | undefined): text is Locale =>
  LOCALES.some(({ locale }) => locale === text);

/** The language chosen last on this machine, else the first of the browser's that we speak. */
export function initialLocale(): Locale {
  const chosen = localStorage.getItem(`${STORE_PREFIX}.locale`)?.replaceAll('"', '');
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? 'en';
}

export async function loadMessages(locale: string): Promise<Messages> {
  return locale === 'lt' ? (await import('../i18n/lt.js')).lt : (await import('../i18n/en.js')).en;
}

/** Only the language in use is downloaded; react-admin wants the first one without waiting. */
export function createI18nProvider(locale: Locale, messages: Messages): I18nProvider {
  return polyglotI18nProvider(
    (wanted) =>
      (wanted === locale ? messages : loadMessages(wanted)) as
        TranslationMessages | Promise<TranslationMessages>,
    locale,
    [...LOCALES],
  );
}

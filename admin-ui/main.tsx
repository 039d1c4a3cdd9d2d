import '@fontsource-variable/inter';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { takeCallbackAddress } from './connections/callback/callback-address.js';
import { createI18nProvider, initialLocale, loadMessages } from './providers/i18nProvider.js';
import { openPathBehindHash } from './providers/pathBehindHash.js';

// The policy of the page allows only styles that carry the nonce which the server wrote into it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const styles = createCache({ key: 'css', prepend: true, ...(nonce ? { nonce } : {}) });

openPathBehindHash();
takeCallbackAddress();

const locale = initialLocale();
document.documentElement.lang = locale;
const i18nProvider = createI18nProvider(locale, await loadMessages(locale));

createRoot(document.getElementById('root')!).render(
  <CacheProvider value={styles}>
    <App i18nProvider={i18nProvider} />
  </CacheProvider>,
);

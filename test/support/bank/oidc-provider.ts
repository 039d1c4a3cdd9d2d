import type { Provider as OidcProvider } from 'oidc-provider';

/**
 * The library warns on Node 20, on which its authors no longer test it. It works there, which our own tests show with every
 * run, and the sandbox must not greet people with a warning they can do nothing about.
 */
const { warn } = console;
console.warn = () => undefined;
const library = await import('oidc-provider');
console.warn = warn;

export const { Provider, errors } = library;
export type Provider = OidcProvider;
export type { Adapter, AdapterPayload, Client, KoaContextWithOIDC } from 'oidc-provider';

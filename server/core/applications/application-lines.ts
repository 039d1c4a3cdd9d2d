import type { Application } from './application.js';
import { SHORTEST_USE_CASE } from './missing-parts.js';
import { met, noted, open, type PreCheckLine, unmet } from './demands.js';
import { redirectUriFault } from './redirect-uri.js';

/** What is demanded of the application itself. */
export function applicationLines(application: Application): readonly PreCheckLine[] {
  return [
    edition(application),
    environment(application),
    services(application),
    useCase(application),
    redirectUris(application),
    contacts(application),
    testAccounts(application),
    noted(
      open(
        'target.registered',
        'security',
        'paysera',
        'Paysera registers the certificate when it approves; nothing has to be done before.',
      ),
    ),
  ];
}

const edition = ({ edition }: Application): PreCheckLine =>
  edition === null
    ? unmet('target.edition', 'use', 'applicant', 'Say which edition of the interface is wanted.')
    : met('target.edition', 'use', edition === 'georgia-0.8' ? 'Georgia 0.8.' : 'Berlin Group 1.3.');

function environment({ environment }: Application): PreCheckLine {
  const code = 'target.environment';
  if (environment === null)
    return unmet(code, 'use', 'applicant', 'Say whether production or the sandbox is meant.');
  return environment === 'production'
    ? met(code, 'use', 'Production is open.')
    : noted(
        open(
          code,
          'overview',
          'paysera',
          'The sandbox may be asked for; it is work in progress and has no address yet.',
        ),
      );
}

const services = ({ roles }: Application): PreCheckLine =>
  roles.length === 0
    ? unmet('target.services', 'use', 'applicant', 'Name the services that are wanted.')
    : met('target.services', 'use', `Wanted for ${roles.join(', ')}.`);

function useCase({ useCase }: Application): PreCheckLine {
  const length = useCase.trim().length;
  return length < SHORTEST_USE_CASE
    ? unmet(
        'target.use-case',
        'start',
        'applicant',
        `Describe the intended use case in at least ${SHORTEST_USE_CASE} characters; there are ${length}.`,
      )
    : met('target.use-case', 'start', 'The intended use case is described.');
}

function redirectUris({ redirectUris, environment }: Application): PreCheckLine {
  const code = 'target.redirect-uris';
  if (redirectUris.length === 0)
    return unmet(code, 'oauth', 'applicant', 'Name the addresses to which customers come back.');
  const bad = redirectUris.filter((uri) => redirectUriFault(uri, environment) !== undefined);
  return bad.length === 0
    ? met(code, 'oauth', 'Each is complete, https and without wildcard or fragment.')
    : unmet(code, 'oauth', 'applicant', `${bad.length} of ${redirectUris.length} cannot be used.`);
}

const contacts = ({ contacts }: Application): PreCheckLine =>
  contacts.length === 0
    ? unmet('target.contacts', 'start', 'applicant', 'Name somebody who can be asked.')
    : met('target.contacts', 'start', `${contacts.map(({ name }) => name).join(', ')} can be asked.`);

const testAccounts = ({ hasTestAccounts }: Application): PreCheckLine =>
  hasTestAccounts
    ? met('target.test-accounts', 'use', 'There are accounts with enough money for the market test.')
    : unmet(
        'target.test-accounts',
        'use',
        'applicant',
        'One or more Paysera accounts with enough money for the market test are needed.',
      );

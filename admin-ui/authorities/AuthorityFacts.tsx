import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { type Fact, Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Section } from '../components/Section.js';
import { MONOSPACE } from '../theme/theme.js';
import { Country } from './Country.js';

/** Names, identifiers and what its numbers look like, each only where it is known. */
export const AuthorityFacts = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  const field = (name: string) => translate(`authorities.fields.${name}`);
  const { nameEn, nameLocal, shortName, country, group, status, ncaId, note, sources } = authority;
  const known = (name: string, value: string | null): Fact[] =>
    value === null ? [] : [{ label: field(name), value }];
  const codes = (name: string, values: readonly string[]): Fact[] =>
    values.length === 0 ? [] : [{ label: field(name), value: <Codes values={values} /> }];
  return (
    <>
      <Section title={translate('authorities.about')}>
        <Facts
          facts={[
            { label: field('country'), value: <Country code={country} /> },
            { label: field('nameEn'), value: <span lang="en">{nameEn}</span> },
            ...known('nameLocal', nameLocal),
            ...known('shortName', shortName),
            { label: field('group'), value: translate(`authorities.groups.${group}`) },
            { label: field('status'), value: translate(`authorities.statuses.${status}`) },
            ...(note === null ? [] : [{ label: field('note'), value: <span lang="en">{note}</span> }]),
            { label: field('contact'), value: <Contact authority={authority} /> },
          ]}
        />
      </Section>
      <Section title={translate('authorities.identifiers')}>
        <Facts
          facts={[
            {
              label: field('ncaId'),
              value:
                ncaId === null ? (
                  translate('authorities.none')
                ) : (
                  <Identifier value={ncaId} what={field('ncaId')} />
                ),
            },
            ...codes('formerIds', authority.formerIds),
            ...codes('aliases', authority.aliases),
            ...(status === 'central-register'
              ? []
              : [{ label: field('ebaOwnerId'), value: <OwnerId authority={authority} /> }]),
            ...(authority.numberHint === null
              ? []
              : [{ label: field('numberHint'), value: <span lang="en">{authority.numberHint}</span> }]),
            ...(authority.numberPattern === null
              ? []
              : [
                  {
                    label: field('numberPattern'),
                    value: (
                      <>
                        <Code>{authority.numberPattern}</Code>{' '}
                        <Dim>{translate('authorities.pattern_help')}</Dim>
                      </>
                    ),
                  },
                ]),
            ...codes('examples', authority.examples),
            {
              label: field('sources'),
              value: sources.map((source) => (
                <div key={source} lang="en">
                  {source}
                </div>
              )),
            },
          ]}
        />
      </Section>
    </>
  );
};

const OwnerId = ({ authority: { ebaOwnerId, ebaOwnerIdSeen } }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  if (ebaOwnerId === null) return translate('authorities.owner_none');
  return (
    <>
      <Identifier value={ebaOwnerId} what={translate('authorities.fields.ebaOwnerId')} />{' '}
      <Dim>{translate(ebaOwnerIdSeen ? 'authorities.owner_seen' : 'authorities.owner_derived')}</Dim>
    </>
  );
};

const Contact = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  const { contactEmail, contactPhone, contactNote } = authority;
  if (contactEmail === null && contactPhone === null && contactNote === null)
    return <Dim>{translate('authorities.contact_unknown')}</Dim>;
  return (
    <>
      {contactEmail !== null && (
        <div>
          <Link href={`mailto:${contactEmail}`}>{contactEmail}</Link>
        </div>
      )}
      {contactPhone !== null && (
        <div>
          <Link href={`tel:${contactPhone.replaceAll(/[^+0-9]/g, '')}`}>{contactPhone}</Link>
        </div>
      )}
      {contactNote !== null && <div lang="en">{contactNote}</div>}
    </>
  );
};

const Codes = ({ values }: { readonly values: readonly string[] }) => (
  <>
    {values.map((value, index) => (
      <span key={value}>
        {index > 0 && ', '}
        <Code>{value}</Code>
      </span>
    ))}
  </>
);

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem' });
const Dim = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary }));

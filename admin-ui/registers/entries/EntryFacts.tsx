import { useTranslate } from 'react-admin';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { type Fact, Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Section } from '../../components/Section.js';
import { Term } from '../../components/Term.js';
import { useTerritoryName } from '../../components/territory.js';
import { useMay } from '../../providers/useMe.js';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { authorityPath } from '../../authorities/address.js';

/** Names, numbers and addresses as the register has them. */
export const EntryFacts = ({ entry: { entry } }: { readonly entry: RegisterEntryDetails }) => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const mayReadAuthorities = useMay('authorities.read');
  const field = (name: string) => translate(`registers.fields.${name}`);
  const { address, names, commercialNames, authority, owner, number, code, version, other } = entry;
  const place = [
    ...address.lines,
    [address.postCode, address.town].filter(Boolean).join(' '),
    address.country === null ? '' : countryName(address.country),
  ].filter(Boolean);
  const facts: Fact[] = [
    { label: field('names'), value: <Lines lines={names} /> },
    ...(commercialNames.length > 0
      ? [{ label: field('commercial_names'), value: <Lines lines={commercialNames} /> }]
      : []),
    { label: field('number'), value: <Identifier value={number} what={field('number')} max={60} /> },
    {
      label: <Term name="NCA">{field('authority')}</Term>,
      key: 'authority',
      value:
        authority !== null && mayReadAuthorities ? (
          <Link component={RouterLink} to={authorityPath(authority)}>
            {authority}
          </Link>
        ) : (
          (authority ?? translate('registers.entry.unknown_authority', { owner }))
        ),
    },
    { label: field('code'), value: <Identifier value={code} what={field('code')} max={80} /> },
    { label: field('address'), value: <Lines lines={place} /> },
    ...(version === null ? [] : [{ label: field('version'), value: <code>{version}</code> }]),
    ...Object.entries(other).map(([key, values]) => ({
      label: <code>{key}</code>,
      key,
      value: values.join(', '),
    })),
  ];
  return (
    <Section title={translate('registers.entry.facts')}>
      <Facts facts={facts} />
    </Section>
  );
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? <span aria-hidden>–</span> : lines.map((line, index) => <div key={index}>{line}</div>);

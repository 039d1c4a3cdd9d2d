import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { Section } from '../../components/Section.js';
import { useTerritoryName } from '../../components/territory.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useCountryChoices } from '../countries.js';
import { roleOfService, SERVICES, useRegisterWords } from '../words.js';

const ORDER = new Map<string, number>(SERVICES.map(([code], index) => [code, index]));
const placeOf = (code: string): number => ORDER.get(code) ?? SERVICES.length;

/** Which services in which countries: the home country first. The same stands below as text. */
export const ServiceMatrix = ({ entry: { entry } }: { readonly entry: RegisterEntryDetails }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const home = entry.authority?.slice(0, 2) ?? entry.address.country;
  const held = new Map(Object.entries(entry.services).map(([country, codes]) => [country, new Set(codes)]));
  const named = useCountryChoices([...held.keys()]).map(({ id }) => id);
  const countries = [...named.filter((id) => id === home), ...named.filter((id) => id !== home)];
  const services = [...new Set(Object.values(entry.services).flat())].sort(
    (one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1),
  );
  const title = translate('registers.matrix.title');
  if (countries.length === 0)
    return (
      <Section title={title}>
        <p style={{ margin: 0 }}>{translate('registers.matrix.none')}</p>
      </Section>
    );
  const abroad = countries.filter((country) => country !== home).length;
  return (
    <Section
      title={title}
      lead={`${translate('registers.matrix.services', { smart_count: services.length })} ${abroad === 0 ? translate('registers.matrix.home_only') : translate('registers.matrix.abroad', { smart_count: abroad })}`}
      flush
    >
      <Scroll tabIndex={0} role="region" aria-label={title}>
        <table>
          <caption style={visuallyHidden}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{translate('registers.matrix.service')}</th>
              {countries.map((country) => (
                <th key={country} scope="col" title={countryName(country)}>
                  <span aria-hidden className={country === home ? 'home' : undefined}>
                    {country}
                  </span>
                  <span style={visuallyHidden}>
                    {countryName(country)}
                    {country === home && ` (${translate('registers.matrix.home')})`}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <tr key={service}>
                <th scope="row">
                  <span className="name">{words.service(service)}</span>
                  <small>
                    <code>{service}</code>
                    {roleOfService(service) !== null && ` → ${roleOfService(service) ?? ''}`}
                  </small>
                </th>
                {countries.map((country) => (
                  <td key={country}>
                    {held.get(country)?.has(service) ? (
                      <>
                        <CheckOutlined aria-hidden sx={{ fontSize: 18 }} />
                        <span style={visuallyHidden}>{translate('registers.matrix.yes')}</span>
                      </>
                    ) : (
                      <span style={visuallyHidden}>{translate('registers.matrix.no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <AsText>
        <summary>{translate('registers.matrix.as_text')}</summary>
        <ul>
          {countries.map((country) => (
            <li key={country}>
              <strong>
                {countryName(country)}
                {country === home && ` (${translate('registers.matrix.home')})`}:
              </strong>{' '}
              {services
                .filter((service) => held.get(country)?.has(service))
                .map(words.service)
                .join(', ') || '–'}
            </li>
          ))}
        </ul>
      </AsText>
    </Section>
  );
};

/** The heads stay in sight while the rest moves under them. */
const Scroll = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 560,
  '&:focus-visible': { outlineOffset: -2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, fontSize: '0.875rem' },
  '& th, & td': {
    padding: '6px 8px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
  },
  '& thead th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minWidth: 40,
    fontSize: '0.8125rem',
    fontWeight: 560,
    color: theme.palette.text.secondary,
  },
  '& thead .home': { color: theme.palette.text.primary, fontWeight: 700 },
  '& tr > th:first-of-type': {
    position: 'sticky',
    left: 0,
    zIndex: 2,
    paddingLeft: 20,
    minWidth: 240,
    maxWidth: 320,
    textAlign: 'left',
    boxShadow: `1px 0 0 ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { minWidth: 150, maxWidth: 150, paddingLeft: 16 },
  },
  '& thead th:first-of-type': { zIndex: 3 },
  '& tbody th': { fontWeight: 500 },
  '& .name': { display: 'block' },
  '& small': { color: theme.palette.text.secondary, fontSize: '0.75rem', fontWeight: 400 },
  '& code': { fontFamily: MONOSPACE },
  '& td': { textAlign: 'center', color: theme.palette.states.ok.line },
}));

const AsText = styled('details')(({ theme }) => ({
  padding: '10px 20px',
  fontSize: '0.8125rem',
  [theme.breakpoints.down('md')]: { paddingInline: 16 },
  '& summary': { cursor: 'pointer', color: theme.palette.text.secondary, width: 'fit-content' },
  '& ul': { margin: '8px 0 0', paddingLeft: 18 },
  '& strong': { fontWeight: 560 },
}));

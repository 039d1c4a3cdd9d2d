import { Box, Link } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { OrganisationWithCertificates } from '../../../server/certificates/organisation-certificates.contract.js';
import { type Fact, Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Section } from '../../components/Section.js';
import { organisationPath } from '../../organisations/address.js';
import { useMay } from '../../providers/useMe.js';
import { ShowBytes } from './ShowBytes.js';

/** Who holds it, who issued it, and the numbers by which others know it. */
export const Identity = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { subject, issuer, serialNumber, sha256, organizationIdentifier, subjectAltNames } = certificate;
  const label = (key: string) => translate(`resources.certificates.fields.${key}`);
  const facts: Fact[] = [
    { label: label('organisation'), value: <Holder certificate={certificate} /> },
    { label: label('country'), value: certificate.country ?? '–' },
    {
      label: label('organizationIdentifier'),
      value: organizationIdentifier === null ? '–' : <TakenApart identifier={organizationIdentifier} />,
    },
    { label: label('subject'), value: withBytes(subject, 'subject') },
    { label: label('issuer'), value: withBytes(issuer, 'issuer') },
    {
      label: label('subjectAltNames'),
      value:
        subjectAltNames.length === 0 ? '–' : withBytes(<Names names={subjectAltNames} />, 'subjectAltName'),
    },
    {
      label: label('serialNumber'),
      value: withBytes(
        <Identifier value={serialNumber} what={label('serialNumber')} max={Infinity} />,
        'serialNumber',
      ),
    },
    { label: 'SHA-256', value: <Identifier value={sha256} what="SHA-256" max={Infinity} /> },
  ];
  return (
    <Section title={translate('certificates.show.identity')}>
      <Facts facts={facts} />
    </Section>
  );
};

/** The name as the certificate has it, and a link to whom it belongs by its number. */
const Holder = ({ certificate: { id, organisation } }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { data } = useGetList<OrganisationWithCertificates>(
    'organisations',
    { filter: { certificateId: id }, pagination: { page: 1, perPage: 1 } },
    { enabled: useMay('organisations.read'), onError: () => undefined },
  );
  const holder = data?.[0];
  if (holder === undefined) return organisation ?? '–';
  const page = (
    <Link component={RouterLink} to={organisationPath(holder.id)} underline="always">
      {holder.name}
    </Link>
  );
  if (organisation === null || organisation === holder.name) return page;
  return (
    <>
      {organisation} · {translate('certificates.show.known_as')} {page}
    </>
  );
};

const withBytes = (value: React.ReactNode, path: string) => (
  <>
    {value} <ShowBytes path={path} />
  </>
);

const Names = ({ names }: { names: readonly string[] }) => (
  <>
    {names.map((name) => (
      <Box key={name} component="code" sx={{ display: 'block' }}>
        {name}
      </Box>
    ))}
  </>
);

/** `PSDLT-BL-LB000458` with a word under each of its parts. */
const TakenApart = ({ identifier }: { identifier: NonNullable<Certificate['organizationIdentifier']> }) => {
  const translate = useTranslate();
  const { value, scheme, country, authority, reference } = identifier;
  const parts = [
    { key: 'scheme', part: scheme, gloss: translate(`certificates.scheme.${scheme ?? ''}`, { _: '' }) },
    { key: 'country', part: country, gloss: '' },
    { key: 'authority', part: authority, gloss: '' },
    { key: 'reference', part: reference, gloss: '' },
  ].filter(({ part }) => part !== null);
  return (
    <>
      <Identifier
        value={value}
        what={translate('resources.certificates.fields.organizationIdentifier')}
        max={60}
      />{' '}
      <ShowBytes path="subject.organizationIdentifier" />
      {parts.length > 0 && (
        <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, mt: 0.5 }}>
          {parts.map(({ key, part, gloss }) => (
            <Box
              key={key}
              sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1.25, py: 0.5, lineHeight: 1.35 }}
            >
              <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                {translate(`certificates.orgid.${key}`)}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                <code>{part}</code>
                {gloss !== '' && <Box sx={{ fontSize: '0.75rem' }}>{gloss}</Box>}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {scheme === null && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          {translate('certificates.orgid.no_structure')}
        </Box>
      )}
    </>
  );
};

import { Link, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Section } from '../../components/Section.js';
import { Term } from '../../components/Term.js';
import { OID_NAMES } from '../oid-names.js';
import { ShowBytes } from './ShowBytes.js';

type Statements = NonNullable<Certificate['qcStatements']>;

/** Every qcStatement in words, in the order of the certificate. */
export const QcStatements = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { qcStatements } = certificate;
  return (
    <Section title={<Term name="qcStatement">{translate('certificates.qcs.title')}</Term>}>
      {qcStatements === null || qcStatements.ids.length === 0 ? (
        <Typography variant="body2">
          {translate(qcStatements === null ? 'certificates.qcs.absent' : 'certificates.qcs.empty')}
        </Typography>
      ) : (
        <List>
          {qcStatements.ids.map((id, index) => (
            <li key={`${id} ${index}`}>
              <div>
                <strong>{OID_NAMES[id] ?? translate('certificates.qcs.unknown')}</strong>
                <ShowBytes path={`qcStatements[${index}]`} />
                <code>{id}</code>
              </div>
              <div>{wordsOf(id, qcStatements, certificate, translate)}</div>
            </li>
          ))}
        </List>
      )}
    </Section>
  );
};

function wordsOf(
  id: string,
  { types, pds, legislation, semantics }: Statements,
  { psd2 }: Certificate,
  translate: ReturnType<typeof useTranslate>,
): ReactNode {
  const said = (key: string, options?: object) => translate(`certificates.qcs.${key}`, options);
  switch (OID_NAMES[id]) {
    case 'QcCompliance':
      return said(legislation.length > 0 ? 'compliance_elsewhere' : 'compliance');
    case 'QcSSCD':
      return said('sscd');
    case 'QcType':
      return said('type', {
        types: types.map((type) => said(`types.${type}`, { _: type })).join(', ') || '–',
      });
    case 'QcPDS':
      return pds.length === 0 ? (
        said('pds_none')
      ) : (
        <>
          {said('pds')}{' '}
          {pds.map(({ url, language }, index) => (
            <span key={`${url} ${index}`}>
              {index > 0 && ', '}
              {language}: <SafeLink url={url} />
            </span>
          ))}
        </>
      );
    case 'QcCClegislation':
      return said('legislation', { countries: legislation.join(', ') || '–' });
    case 'QcSyntaxV2':
      return said('semantics', { semantics: said(`semantic.${semantics ?? 'none'}`, { _: semantics }) });
    case 'PSD2QcType':
      return psd2 === null
        ? said('psd2_unreadable')
        : said('psd2', { roles: psd2.roles.map(({ name }) => name).join(', ') || '–', nca: psd2.ncaName });
    case undefined:
      return said('unknown_help');
    default:
      return said(OID_NAMES[id] ?? '', { _: '' });
  }
}

/** What stands in a certificate was written by strangers: only web addresses become links. */
const SafeLink = ({ url }: { url: string }) =>
  /^https?:\/\//i.test(url) ? (
    <Link
      underline="always"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      sx={{ overflowWrap: 'anywhere' }}
    >
      {url}
    </Link>
  ) : (
    <code>{url}</code>
  );

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    gap: '2px 24px',
    padding: '8px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
  },
  '& > li:first-of-type': { paddingTop: 0 },
  '& > li:last-of-type': { borderBottom: 0, paddingBottom: 0 },
  '& strong': { fontWeight: 560, marginRight: 4 },
  '& li > div > code': { display: 'block', fontSize: '0.75rem', color: theme.palette.text.secondary },
}));

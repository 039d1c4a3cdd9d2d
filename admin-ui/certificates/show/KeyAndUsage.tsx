import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Facts } from '../../components/Facts.js';
import { Section } from '../../components/Section.js';
import { OID_NAMES } from '../oid-names.js';
import { ShowBytes } from './ShowBytes.js';

export const KeyAndUsage = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { key, signatureAlgorithm, keyUsage, extendedKeyUsage, policies } = certificate;
  const label = (name: string) => translate(`resources.certificates.fields.${name}`);
  return (
    <Section title={translate('certificates.show.key_and_usage')}>
      <Facts
        facts={[
          {
            label: label('key'),
            value: (
              <>
                {keyText(certificate, translate)} <ShowBytes path="subjectPublicKeyInfo" />
              </>
            ),
            key: key.algorithm,
          },
          {
            label: label('signatureAlgorithm'),
            value: (
              <>
                {signatureAlgorithm} <ShowBytes path="signatureAlgorithm" />
              </>
            ),
          },
          {
            label: label('keyUsage'),
            value: (
              <>
                {keyUsage.join(', ') || '–'} <ShowBytes path="keyUsage" />
              </>
            ),
          },
          { label: label('extendedKeyUsage'), value: <Oids oids={extendedKeyUsage} path="extKeyUsage" /> },
          { label: label('policies'), value: <Oids oids={policies} path="certificatePolicies" /> },
        ]}
      />
    </Section>
  );
};

const keyText = ({ key }: Certificate, translate: ReturnType<typeof useTranslate>): string =>
  [
    key.algorithm.toUpperCase(),
    key.curve,
    key.bits === null ? undefined : translate('certificates.show.bits', { smart_count: key.bits }),
  ]
    .filter(Boolean)
    .join(' · ');

/** Each on its line: the customary name, then the number. */
const Oids = ({ oids, path }: { oids: readonly string[]; path: string }) =>
  oids.length === 0 ? (
    '–'
  ) : (
    <>
      {oids.map((oid, index) => (
        <Box key={`${oid} ${index}`}>
          {OID_NAMES[oid]}{' '}
          <Box
            component="code"
            sx={{ color: OID_NAMES[oid] === undefined ? 'text.primary' : 'text.secondary' }}
          >
            {oid}
          </Box>{' '}
          <ShowBytes path={`${path}[${index}]`} />
        </Box>
      ))}
    </>
  );

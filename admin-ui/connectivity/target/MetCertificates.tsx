import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeRunDetails } from '../../../server/probes/probes.contract.js';
import { pathOf } from '../../certificates/title.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { useNow } from '../../components/time.js';
import { useMay } from '../../providers/useMe.js';
import { useProbeWords } from '../words.js';

type Met = ProbeRunDetails['certificates'][number];

interface MetCertificatesProps {
  readonly title: string;
  readonly certificates: readonly Met[];
  /** Ours, where it is one of the console's. */
  readonly clientCertificateId?: string | null;
  /** Says so when there are none; otherwise nothing is shown. */
  readonly showNothing?: boolean;
}

const SOON_MS = 30 * 86_400_000;

/** The certificate of either end as a run met it, side by side, with what is left of it. */
export const MetCertificates = ({
  title,
  certificates,
  clientCertificateId = null,
  showNothing = false,
}: MetCertificatesProps) => {
  const { say } = useProbeWords();
  const mayRead = useMay('certificates.read');
  const now = useNow();
  if (certificates.length === 0 && !showNothing) return null;
  return (
    <Section title={title}>
      {certificates.length === 0 && <p style={{ margin: 0 }}>{say('target.certificates.none')}</p>}
      <Pair>
        {certificates.map((certificate, i) => {
          const { end, subject, issuer, serialNumber, sha256, notAfter } = certificate;
          const left = Date.parse(notAfter) - now;
          return (
            <div key={`${end} ${sha256}`}>
              <h3>{say(`target.certificates.${certificates[i - 1]?.end === end ? 'above' : end}`)}</h3>
              <Facts
                facts={[
                  {
                    label: say('target.certificates.ends'),
                    value: (
                      <Ends>
                        <StateIcon
                          state={left < 0 ? 'critical' : left < SOON_MS ? 'warning' : 'ok'}
                          size={16}
                        />
                        <Moment at={notAfter} />
                      </Ends>
                    ),
                  },
                  { label: say('target.certificates.subject'), value: subject },
                  { label: say('target.certificates.issuer'), value: issuer },
                  {
                    label: say('target.certificates.serial'),
                    value: <Identifier value={serialNumber} what={say('target.certificates.serial')} />,
                  },
                  { label: 'SHA-256', value: <Identifier value={sha256} what="SHA-256" /> },
                ]}
              />
              {end === 'client' && clientCertificateId !== null && mayRead && (
                <Link component={RouterLink} to={pathOf(clientCertificateId)}>
                  {say('target.certificates.open')}
                </Link>
              )}
            </div>
          );
        })}
      </Pair>
    </Section>
  );
};

const Pair = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(380px, 100%), 1fr))',
  gap: '20px 40px',
  '& h3': { margin: '0 0 8px', fontSize: '0.875rem', fontWeight: 620 },
});
const Ends = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 6 });

import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import type { Status } from '../../server/status/status.contract.js';
import { Facts } from '../components/Facts.js';
import { Section } from '../components/Section.js';
import { useFormats } from '../components/time.js';

const GIGABYTE = 1e9;

export const StatusFacts = ({ status }: { readonly status: Status }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  return (
    <Section title={translate('status.about')}>
      <Facts
        facts={[
          { label: translate('status.version'), value: `Qwarden ${status.version}` },
          { label: translate('status.database'), value: translate(`status.databases.${status.database}`) },
          {
            label: translate('status.free_space'),
            value:
              status.freeBytes === null
                ? translate('state.unknown')
                : translate('status.gigabytes', {
                    size: number(Math.round((status.freeBytes / GIGABYTE) * 10) / 10),
                  }),
          },
          {
            label: translate('status.api'),
            value: (
              <Link href="/api/docs" target="_blank" rel="noopener">
                {translate('status.api_docs')}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
};

import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { GrantDetails } from '../../server/grants/grants.contract.js';
import { pathOf } from '../certificates/title.js';
import { Identifier } from '../components/Identifier.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useMay } from '../providers/useMe.js';
import { tryPath } from './address.js';
import { TimeAxis } from './TimeAxis.js';
import { STATE_OF_GRANT, useGrantWords } from './words.js';

type Row = GrantDetails['certificates'][number] & { readonly id: string };

/** The certificates of a grant on one axis of time, and in words. */
export const GrantCertificates = ({ grant }: { readonly grant: GrantDetails }) => {
  const words = useGrantWords();
  const phone = usePhone();
  const mayCheck = useMay('grants.check');
  const { certificates, edition, environment } = grant;
  const columns: Column<Row>[] = [
    {
      key: 'serialNumber',
      label: words.say('fields.certificate'),
      render: ({ certificateId, certificate, sha256 }) =>
        certificate === null ? (
          words.say('certificate_gone', { sha256: sha256.slice(0, 16) })
        ) : (
          <Link component={RouterLink} to={pathOf(certificateId)} color="inherit">
            <Identifier value={certificate.serialNumber} what="" copy={false} max={24} />
          </Link>
        ),
    },
    {
      key: 'state',
      label: words.say('fields.state'),
      phone: 'aside',
      render: ({ state }) => <StateChip state={STATE_OF_GRANT[state]} label={words.state(state)} />,
    },
    {
      key: 'causes',
      label: words.say('fields.cause'),
      flexible: true,
      render: ({ causes: [cause] }) => (cause === undefined ? '–' : words.cause(cause.code)),
    },
    {
      key: 'since',
      label: words.say('fields.since'),
      render: ({ since }) => <Moment at={since} show="day" focusable={false} />,
    },
    {
      key: 'until',
      label: words.say('fields.until'),
      render: ({ until }) => <Moment at={until} focusable={false} />,
    },
    {
      key: 'notAfter',
      label: words.say('fields.notAfter'),
      render: ({ notAfter }) => <Moment at={notAfter} show="day" focusable={false} />,
    },
    ...(mayCheck
      ? [
          {
            key: 'try',
            label: words.say('tabs.try'),
            render: ({ sha256, certificate }: Row) => (
              <Link
                component={RouterLink}
                to={tryPath({
                  ...{ edition, environment, sha256 },
                  identifier: certificate?.organizationIdentifier ?? '',
                })}
              >
                {words.say('try.short')}
              </Link>
            ),
          },
        ]
      : []),
  ];
  const rows = certificates.map((one) => ({ ...one, id: one.certificateId }));
  const Rows = phone ? PhoneRows : TableRows;
  const title = words.say('certificates');
  return (
    <>
      <Section title={title} lead={words.say('certificates_lead')}>
        <TimeAxis certificates={certificates} />
        <div style={{ margin: '0 -16px -12px' }}>
          <Rows caption={title} columns={columns} rows={rows} />
        </div>
      </Section>
    </>
  );
};

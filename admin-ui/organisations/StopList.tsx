import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { Banner } from '../components/Banner.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useMay } from '../providers/useMe.js';
import { BlockDialog } from './BlockDialog.js';
import { UnblockDialog } from './UnblockDialog.js';

/** Whether it gets access at all, since when, and who may change that. */
export const StopList = ({ organisation }: { readonly organisation: OrganisationWithCertificates }) => {
  const translate = useTranslate();
  const mayBlock = useMay('organisations.block');
  const [open, setOpen] = useState<'block' | 'unblock'>();
  const { block } = organisation;
  const words = (key: string, values = {}) => translate(`organisations.stop.${key}`, values);
  const waitsForOther = block !== null && block.unblock !== null && !block.endable;
  const unblock = block?.unblock ? 'agree' : block?.needsSecondPerson ? 'ask' : 'unblock';
  return (
    <Section
      title={words('title')}
      actions={
        mayBlock && (
          <Stack direction="row" spacing={1}>
            {block !== null && !waitsForOther && (
              <Button size="small" variant="outlined" onClick={() => setOpen('unblock')}>
                {words(unblock)}
              </Button>
            )}
            {(block === null || block.until !== null) && (
              <Button size="small" variant="outlined" color="error" onClick={() => setOpen('block')}>
                {words(block === null ? 'block' : 'extend')}
              </Button>
            )}
          </Stack>
        )
      }
    >
      {block === null ? (
        <p style={{ margin: 0 }}>{words('clear')}</p>
      ) : (
        <>
          {block.unblock !== null && (
            <Banner
              state="waiting"
              title={words('asked', { name: block.unblock.by, reason: block.unblock.reason })}
            >
              {!block.endable && words('asked_help', { name: block.unblock.by })}
            </Banner>
          )}
          <Facts
            facts={[
              {
                label: translate('organisations.fields.state'),
                value: <StateChip state="critical" label={translate('organisations.states.blocked')} />,
              },
              {
                label: words('until'),
                value: block.until === null ? words('endless') : <Moment at={block.until} />,
              },
              { label: words('reason'), value: block.reason },
              {
                label: words('since'),
                value: (
                  <>
                    <Moment at={block.from} show="time" /> · {block.by}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      {open === 'block' && <BlockDialog organisation={organisation} onClose={() => setOpen(undefined)} />}
      {open === 'unblock' && (
        <UnblockDialog organisation={organisation} how={unblock} onClose={() => setOpen(undefined)} />
      )}
    </Section>
  );
};

import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { ChangeRegisterSource, RegisterSourceRow } from '../../../server/registers/sources.contract.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Facts } from '../../components/Facts.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { editionPath } from '../address.js';
import { MAP_PATH, SOURCES_PATH } from './address.js';
import { ProblemBanner, SourceImport } from './SourceImport.js';
import { STATE_OF_SOURCE } from './states.js';

/** One source: what it covers, what is stored of it, and a file for the next edition. */
const SourceShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<RegisterSourceRow>('register-sources', { id });
  const parent = { to: SOURCES_PATH, label: translate('regsrc.tabs.sources') };
  if (data !== undefined) return <Whole source={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('regsrc.sources.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly source: RegisterSourceRow;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ source, parent }: WholeProps) => {
  const translate = useTranslate();
  const mayImport = useMay('registers.write');
  const [retiring, setRetiring] = useState(false);
  const { id, kind, health, edition, lastImport, ageDays, authorities, freshForDays, retiredAt, revision } =
    source;
  const change = useAction<RegisterSourceRow, ChangeRegisterSource>(`/register-sources/${id}`, {
    method: 'PATCH',
    done: 'regsrc.retire.done',
    onDone: () => setRetiring(false),
  });
  const field = (name: string) => translate(`regsrc.fields.${name}`);
  const yes = (is: boolean) => translate(`regsrc.sources.${is ? 'yes' : 'no'}`);
  const isMapped = kind === 'mapped' && mayImport;
  return (
    <Page
      title={source.name}
      lead={source.legalWeight}
      parent={parent}
      actions={
        isMapped && (
          <>
            <Button
              variant="outlined"
              onClick={() =>
                retiredAt === null
                  ? setRetiring(true)
                  : change.mutate({ revision: revision ?? 0, retired: false })
              }
            >
              {translate(`regsrc.retire.${retiredAt === null ? 'button' : 'back'}`)}
            </Button>
            <Button component={RouterLink} to={`${MAP_PATH}?source=${id}`} variant="contained">
              {translate('regsrc.sources.map')}
            </Button>
          </>
        )
      }
    >
      {lastImport !== null && lastImport.problem !== null && <ProblemBanner problem={lastImport.problem} />}
      <Section title={field('edition')}>
        <Facts
          facts={[
            {
              label: field('health'),
              value: (
                <StateChip state={STATE_OF_SOURCE[health]} label={translate(`regsrc.healths.${health}`)} />
              ),
            },
            {
              label: field('edition'),
              value:
                edition === null ? (
                  translate('regsrc.sources.never')
                ) : (
                  <>
                    <Link component={RouterLink} to={editionPath(edition.id)} underline="always">
                      {translate('regsrc.sources.entries', { smart_count: edition.entities })}
                    </Link>{' '}
                    · {translate('regsrc.sources.age', { smart_count: ageDays ?? 0 })}
                    {edition.publishedAt !== null && (
                      <>
                        {' '}
                        · <Moment at={edition.publishedAt} show="day" />
                      </>
                    )}
                  </>
                ),
            },
            {
              label: field('lastImport'),
              value:
                lastImport === null ? (
                  '–'
                ) : (
                  <>
                    <Moment at={lastImport.at} show="time" /> · {lastImport.importedBy}
                  </>
                ),
            },
            {
              label: field('fresh'),
              value:
                freshForDays === null
                  ? translate('regsrc.sources.always')
                  : translate('regsrc.sources.days', { smart_count: freshForDays }),
            },
          ]}
        />
      </Section>
      {mayImport && source.format !== null && <SourceImport source={source} />}
      <Section title={field('covers')}>
        <Facts
          facts={[
            { label: field('standing'), value: translate(`regsrc.standings.${source.standing}`) },
            { label: field('authority'), value: source.authorityName || '–' },
            {
              label: field('covers'),
              value:
                authorities?.join(', ') ??
                translate(`regsrc.sources.${kind === 'manual' ? 'manual_authorities' : 'all_authorities'}`),
            },
            {
              label: field('holds'),
              value: source.holds.map((type) => translate(`regsrc.types.${type}`)).join(', '),
            },
            { label: field('services'), value: yes(source.tellsServices) },
            { label: field('passports'), value: yes(source.tellsPassports) },
            {
              label: field('homepage'),
              value:
                source.homepage === null ? (
                  '–'
                ) : (
                  <Link href={source.homepage} target="_blank" rel="noreferrer">
                    {source.homepage}
                  </Link>
                ),
            },
            { label: field('how'), value: source.howToGet },
          ]}
        />
      </Section>
      {retiring && (
        <ConfirmDialog
          open
          title={translate('regsrc.retire.title', { name: source.name })}
          action={translate('regsrc.retire.button')}
          busy={change.isPending}
          onConfirm={() => change.mutate({ revision: revision ?? 0, retired: true })}
          onClose={() => setRetiring(false)}
        >
          <Typography variant="body2">{translate('regsrc.retire.help')}</Typography>
        </ConfirmDialog>
      )}
    </Page>
  );
};

export default SourceShow;

import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import type { EditionDifference, TrustedListEdition } from '../../server/trust/trust.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useFormats } from '../components/time.js';
import { useApi } from '../providers/useApi.js';
import { editionApi, listPath } from './address.js';
import { DifferingService } from './DifferingService.js';
import { useListName } from './Territory.js';
import { TouchedCertificates } from './TouchedCertificates.js';
import { editionFacts } from './TrustedListShow.js';

const CHOICES = 50;
/** A whole list appears at once only when somebody asks for it. */
const SHOWN = 25;

/** What one edition of a trusted list says otherwise than another, and which certificates of ours that touches. */
const EditionShow = () => {
  const translate = useTranslate();
  const nameOf = useListName();
  const { day } = useFormats();
  const { territory = '', id = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const from = parameters.get('from');
  const query = from === null ? '' : `?${new URLSearchParams({ from }).toString()}`;
  const { data, error, refetch } = useApi<EditionDifference>(
    `${editionApi(territory, id)}/difference${query}`,
  );
  const country = nameOf(territory);
  const title =
    data === undefined
      ? country
      : translate('trust.edition.title', { number: data.to.sequenceNumber, country });
  return (
    <Page
      title={title}
      parent={{ to: listPath(territory), label: country }}
      lead={data && leadOf(data, translate, day)}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={240} />}
      {data !== undefined && (
        <>
          {data.from !== null && (
            <Compare
              territory={territory}
              difference={data}
              onChoose={(chosen) => setParameters(chosen === '' ? {} : { from: chosen })}
            />
          )}
          <Difference difference={data} />
          <Section title={translate('trust.edition.about')}>
            <Facts facts={editionFacts(data.to, translate)} />
          </Section>
        </>
      )}
    </Page>
  );
};

type Translate = ReturnType<typeof useTranslate>;

function leadOf({ from, to }: EditionDifference, translate: Translate, day: (at: Date) => string): string {
  const issued = day(new Date(to.issued));
  if (from === null) return translate('trust.edition.lead_first', { issued });
  return translate('trust.edition.lead', {
    issued,
    before: from.sequenceNumber,
    before_issued: day(new Date(from.issued)),
  });
}

interface CompareProps {
  readonly territory: string;
  readonly difference: EditionDifference;
  readonly onChoose: (id: string) => void;
}

const Compare = ({ territory, difference: { from, to }, onChoose }: CompareProps) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const query = new URLSearchParams({ sort: '["receivedAt","DESC"]', range: `[0,${CHOICES - 1}]` });
  const { data = [] } = useApi<TrustedListEdition[]>(
    `/trusted-lists/${territory}/editions?${query.toString()}`,
  );
  const others = data.filter(({ id }) => id !== to.id);
  if (others.length < 2) return null;
  return (
    <Chooser>
      <ChoiceField
        label={translate('trust.edition.compare')}
        value={from?.id ?? ''}
        onChange={onChoose}
        choices={others.map(({ id, sequenceNumber, issued }) => ({
          id,
          name: translate('trust.edition.option', { number: sequenceNumber, date: day(new Date(issued)) }),
        }))}
      />
    </Chooser>
  );
};

const Difference = ({ difference }: { readonly difference: EditionDifference }) => {
  const translate = useTranslate();
  const { from, providersAdded, providersRemoved, servicesAdded, servicesRemoved, servicesChanged } =
    difference;
  const changed = servicesAdded.length + servicesRemoved.length + servicesChanged.length;
  if (changed === 0 && providersAdded.length + providersRemoved.length === 0)
    return (
      <Section title={translate('trust.country.difference')}>
        <EmptyState title={translate('trust.edition.same')}>
          {translate('trust.edition.same_help')}
        </EmptyState>
      </Section>
    );
  return (
    <>
      {from !== null && <TouchedCertificates issuers={difference.issuers} />}
      {providersAdded.length > 0 && from !== null && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {translate('trust.edition.providers_added', { names: providersAdded.join(', ') })}
        </Typography>
      )}
      {providersRemoved.length > 0 && (
        <Typography variant="body2" sx={{ mb: 2 }}>
          {translate('trust.edition.providers_removed', { names: providersRemoved.join(', ') })}
        </Typography>
      )}
      <Group title={translate('trust.edition.changed')} count={servicesChanged.length}>
        {servicesChanged.map(({ provider, before, after, changes }, index) => (
          <DifferingService
            key={index}
            provider={provider}
            service={after}
            before={before}
            changes={changes}
          />
        ))}
      </Group>
      <Group title={translate('trust.edition.removed')} count={servicesRemoved.length}>
        {servicesRemoved.map(({ provider, service }, index) => (
          <DifferingService key={index} provider={provider} service={service} />
        ))}
      </Group>
      <Group title={translate('trust.edition.added')} count={servicesAdded.length}>
        {servicesAdded.map(({ provider, service }, index) => (
          <DifferingService key={index} provider={provider} service={service} />
        ))}
      </Group>
    </>
  );
};

interface GroupProps {
  readonly title: string;
  readonly count: number;
  readonly children: readonly ReactNode[];
}

const Group = ({ title, count, children }: GroupProps) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  if (count === 0) return null;
  return (
    <Section title={`${title} (${count})`} flush>
      <List>{all ? children : children.slice(0, SHOWN)}</List>
      {!all && count > SHOWN && (
        <Button sx={{ m: 1 }} onClick={() => setAll(true)}>
          {translate('trust.edition.show_all', { smart_count: count })}
        </Button>
      )}
    </Section>
  );
};

const Chooser = styled('div')({ maxWidth: 320, marginBottom: 24 });

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '12px 20px', [theme.breakpoints.down('md')]: { paddingInline: 16 } },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
}));

export default EditionShow;

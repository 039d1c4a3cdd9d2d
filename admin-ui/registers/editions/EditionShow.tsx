import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { type Fact, Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useFormats } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { editionApi, EDITIONS_PATH, listApi } from '../address.js';
import { useRegisterWords } from '../words.js';
import { EditionChanges } from './EditionChanges.js';
import { EditionCounts } from './EditionCounts.js';
import { EditionState } from './EditionList.js';
import { EditionProblem } from './EditionProblem.js';
import { EditionTouched } from './EditionTouched.js';
import { EditionWarnings } from './EditionWarnings.js';

const POLL_MS = 3_000;
const MANY = 100;

/** One edition: what is in it, what it says otherwise than the one before, and why it was refused if it was. */
const EditionShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<RegisterEdition>(editionApi(id), { refetchMs: POLL_MS });
  const parent = { to: EDITIONS_PATH, label: translate('registers.tabs.editions') };
  const title =
    data === undefined
      ? translate('registers.edition.one')
      : data.version === null
        ? translate('registers.edition.attempt', { number: data.number })
        : translate('registers.edition.name', { version: data.version });
  return (
    <Page title={title} parent={parent} lead={useLead(data)}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={240} />}
      {data !== undefined && <Whole edition={data} />}
    </Page>
  );
};

function useLead(edition: RegisterEdition | undefined): string | undefined {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number, day } = useFormats();
  if (edition === undefined) return undefined;
  const { state, source, entities, publishedAt } = edition;
  return translate(`registers.edition.lead.${state}`, {
    source: words.source(source),
    count: number(entities),
    day: publishedAt === null ? '–' : day(new Date(publishedAt)),
  });
}

const Whole = ({ edition }: { readonly edition: RegisterEdition }) => {
  const translate = useTranslate();
  const before = useBefore(edition);
  const isUsed = edition.state === 'current' || edition.state === 'past';
  return (
    <>
      <div style={{ marginBottom: 16 }}>
        <EditionState edition={edition} />
      </div>
      {edition.state === 'importing' && (
        <Banner state="waiting" title={translate('registers.edition.importing')}>
          {translate('registers.edition.importing_help')}
        </Banner>
      )}
      <EditionProblem edition={edition} />
      {edition.acceptedBecause !== null && (
        <Banner state="notice" title={translate('registers.edition.accepted')}>
          {edition.acceptedBecause}
        </Banner>
      )}
      {isUsed && edition.changes !== null && <EditionTouched editionId={edition.id} />}
      {isUsed && edition.changes !== null && <EditionChanges edition={edition} />}
      {edition.entities > 0 && <EditionCounts edition={edition} before={before} />}
      <EditionWarnings warnings={edition.warnings} />
      <About edition={edition} />
    </>
  );
};

/** The edition that this one replaced, or would have. */
function useBefore({ id, number, source }: RegisterEdition): RegisterEdition | undefined {
  const { data } = useApi<RegisterEdition[]>(
    listApi('register-editions', { source, state: ['current', 'past'] }, ['number', 'DESC'], MANY),
  );
  return data?.find((one) => one.id !== id && one.number < number);
}

const About = ({ edition }: { readonly edition: RegisterEdition }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number } = useFormats();
  const field = (name: string) => translate(`registers.fields.${name}`);
  const { source, origin, sha256, size, agents, importedBy, disclaimer } = edition;
  const sizeText =
    size < 1_000_000
      ? translate('registers.edition.kilobytes', { size: number(Math.ceil(size / 1_000)) })
      : translate('registers.edition.megabytes', { size: number(Math.round(size / 100_000) / 10) });
  const facts: Fact[] = [
    { label: field('source'), value: words.source(source) },
    { label: field('published'), value: <Moment at={edition.publishedAt} /> },
    { label: field('started'), value: <Moment at={edition.startedAt} show="time" /> },
    { label: field('finished'), value: <Moment at={edition.finishedAt} show="time" /> },
    { label: field('imported_by'), value: importedBy },
    { label: field('origin'), value: origin },
    { label: 'SHA-256', value: <Identifier value={sha256} what="SHA-256" max={32} /> },
    {
      label: field('size'),
      value: sizeText,
    },
    { label: field('agents'), value: translate(`registers.edition.agents_${agents ? 'kept' : 'left'}`) },
    ...(disclaimer === null ? [] : [{ label: translate('registers.disclaimer'), value: disclaimer }]),
  ];
  return (
    <Section title={translate('registers.edition.about')}>
      <Facts facts={facts} />
    </Section>
  );
};

export default EditionShow;

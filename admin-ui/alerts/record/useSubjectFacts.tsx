import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import type { Fact } from '../../components/Facts.js';
import { Moment } from '../../components/Moment.js';
import { useFormats } from '../../components/time.js';
import { consentsPath } from '../consents-path.js';
import { useProblemWords } from '../rules/ListenerProblems.js';

type About<Part extends keyof Alert> = NonNullable<Alert[Part]>;

/** What an alert says of things that are neither certificates nor lists nor entries of registers. */
export function useSubjectFacts({ consents, dated, deaf, watch }: Alert): readonly Fact[] {
  const factsOfConsents = useFactsOfConsents();
  const factsOfDated = useFactsOfDated();
  const factsOfDeaf = useFactsOfDeaf();
  const factsOfWatch = useFactsOfWatch();
  if (consents) return factsOfConsents(consents);
  if (dated) return factsOfDated(dated);
  if (deaf) return factsOfDeaf(deaf);
  return watch ? factsOfWatch(watch) : [];
}

const To = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <Link underline="always" component={RouterLink} to={to}>
    {children}
  </Link>
);

function useFactsOfConsents() {
  const translate = useTranslate();
  const { day } = useFormats();
  return (news: About<'consents'>): readonly Fact[] => [
    {
      label: translate('alerts.fields.consents'),
      value: (
        <To to={consentsPath(news)}>{translate('alerts.open_consents', { smart_count: news.count })}</To>
      ),
    },
    {
      label: translate('consents.fields.edition'),
      value: translate(`access.editions.${news.edition.replace('.', '_')}`, { _: news.edition }),
    },
    ...(news.consents === 'expiring'
      ? [{ label: translate('alerts.fields.lastDay'), value: day(new Date(`${news.day}T12:00:00Z`)) }]
      : []),
  ];
}

function useFactsOfDated() {
  const translate = useTranslate();
  return ({ dated, name, link }: About<'dated'>): readonly Fact[] => [
    { label: translate(`calendar.types.${dated}`), value: <To to={link}>{name}</To> },
  ];
}

function useFactsOfDeaf() {
  const translate = useTranslate();
  const problem = useProblemWords();
  return ({ deaf, name, problems, link }: About<'deaf'>): readonly Fact[] => [
    { label: translate(`alerts.deaf.${deaf}`), value: <To to={link}>{name}</To> },
    {
      label: translate('alerts.fields.unread'),
      value: problems.map((one) => <div key={`${one.code} ${one.about}`}>{problem(one)}</div>),
    },
  ];
}

function useFactsOfWatch() {
  const translate = useTranslate();
  return ({ watch, name, since, lastError }: About<'watch'>): readonly Fact[] => [
    ...(watch === 'mail-stuck'
      ? []
      : [
          {
            label: translate(`alerts.watch.${watch}`),
            // Many jobs that stand still are told as one.
            value: name
              .split(', ')
              .map((one) => translate(`jobs.names.${one}`, { _: one }))
              .join(', '),
          },
        ]),
    {
      label: translate(watch === 'job-overdue' ? 'alerts.fields.workedLast' : 'alerts.fields.since'),
      value: since === null ? translate('alerts.never') : <Moment at={since} />,
    },
    ...(lastError === null
      ? []
      : [{ label: translate('alerts.fields.lastError'), value: <span lang="en">{lastError}</span> }]),
  ];
}

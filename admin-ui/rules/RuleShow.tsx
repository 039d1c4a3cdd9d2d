import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { LintRule } from '../../server/lint-settings/lint-settings.contract.js';
import { CopyButton } from '../components/CopyButton.js';
import { ErrorState } from '../components/ErrorState.js';
import { type Fact, Facts } from '../components/Facts.js';
import { listAddress } from '../components/listAddress.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { AdjustDialog } from './AdjustDialog.js';
import { AdjustmentBanner } from './AdjustmentBanner.js';
import { AdjustmentHistory } from './AdjustmentHistory.js';
import { RuleSeverity, useSeverityName } from './RuleSeverity.js';

/** One rule: what it demands and of what, who breaks it, and what was decided about it. */
const RuleShow = () => {
  const translate = useTranslate();
  const mayAdjust = useMay('lint-rules.write');
  const { id = '' } = useParams();
  const { data: rule, error, refetch } = useGetOne<LintRule>('lint-rules', { id });
  const [adjusting, setAdjusting] = useState(false);
  const parent = { to: '/settings/rules', label: translate('rules.title') };

  if (error)
    return (
      <Page title={translate('rules.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!rule) return <PageSkeleton />;
  return (
    <Page
      title={rule.id}
      lead={<span lang="en">{rule.title}</span>}
      parent={parent}
      actions={
        mayAdjust && (
          <Button variant="contained" onClick={() => setAdjusting(true)}>
            {translate('rules.adjust')}
          </Button>
        )
      }
    >
      {rule.adjustment && <AdjustmentBanner rule={rule} adjustment={rule.adjustment} />}
      <Section title={translate('rules.about')}>
        <RuleFacts rule={rule} />
      </Section>
      <Section title={translate('rules.fields.certificates')}>
        <BrokenBy rule={rule} />
      </Section>
      <AdjustmentHistory ruleId={rule.id} />
      {adjusting && <AdjustDialog rule={rule} onClose={() => setAdjusting(false)} />}
    </Page>
  );
};

const RuleFacts = ({ rule }: { rule: LintRule }) => {
  const translate = useTranslate();
  const severityName = useSeverityName();
  const why = translate(`certificates.why.${rule.group}`, { _: '' });
  const facts: Fact[] = [
    { label: translate('rules.own_severity'), value: <RuleSeverity of={rule.severity} /> },
    ...(rule.adjustment
      ? [{ label: translate('rules.severity_in_force'), value: <RuleSeverity of={rule.severityInForce} /> }]
      : []),
    {
      label: translate('rules.fields.group'),
      value: translate(`rules.groups.${rule.group}`, { _: rule.group }),
    },
    { label: translate('rules.fields.citation'), value: rule.citation },
    {
      label: translate('rules.applies_to'),
      value: rule.appliesTo.map((kind) => translate(`certificates.kinds.${kind}`)).join(', '),
    },
    {
      label: translate('rules.effective_from'),
      value: rule.effectiveFrom ? (
        <Moment at={rule.effectiveFrom} show="day" />
      ) : (
        translate('rules.effective_always')
      ),
    },
    ...rule.profiles.map(({ profile, severity, reason }) => ({
      key: profile,
      label: translate(`rules.profiles.${profile}`, { _: profile }),
      value: (
        <>
          {severityName(severity)}: <span lang="en">{reason}</span>
        </>
      ),
    })),
    ...(why === '' ? [] : [{ label: translate('rules.why'), value: why }]),
    ...(rule.ask === null
      ? []
      : [
          {
            label: translate('certificates.findings.ask'),
            value: (
              <>
                <span lang="en">{rule.ask}</span>{' '}
                <CopyButton text={rule.ask} what={translate('certificates.findings.ask')} />
              </>
            ),
          },
        ]),
  ];
  return <Facts facts={facts} />;
};

const BrokenBy = ({ rule: { id, certificates, silenced } }: { rule: LintRule }) => {
  const translate = useTranslate();
  if (certificates + silenced === 0) return <>{translate('rules.broken_by_none')}</>;
  const links = [
    { filter: 'finding', key: 'rules.broken_by', count: certificates },
    { filter: 'silenced', key: 'rules.silenced_in', count: silenced },
  ].filter(({ count }) => count > 0);
  return (
    <>
      {links.map(({ filter, key, count }) => (
        <div key={filter}>
          <Link component={RouterLink} to={listAddress('/certificates', { [filter]: id })}>
            {translate(key, { smart_count: count })}
          </Link>
        </div>
      ))}
    </>
  );
};

export default RuleShow;

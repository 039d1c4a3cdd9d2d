import RuleOutlined from '@mui/icons-material/RuleOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ADJUSTED_SEVERITIES, type LintRule } from '../../server/lint-settings/lint-settings.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { listAddress } from '../components/listAddress.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import type { Column } from '../components/rows.js';
import { YesFilter, YesFilters } from '../components/YesFilter.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { MONOSPACE } from '../theme/theme.js';
import { RuleSeverity, useSeverityName } from './RuleSeverity.js';
import { RULE_GROUPS } from './groups.js';
import { ruleAddress } from './states.js';

/** What certificates are judged by, and where somebody decided otherwise. */
const RuleList = () => {
  const translate = useTranslate();
  const severityName = useSeverityName();
  const columns: Column<LintRule>[] = [
    {
      key: 'id',
      label: translate('rules.fields.id'),
      sortable: true,
      render: ({ id }) => <Code>{id}</Code>,
    },
    {
      key: 'title',
      label: translate('rules.fields.title'),
      flexible: true,
      phone: 'bare',
      render: ({ title }) => (
        <span lang="en" title={title}>
          {title}
        </span>
      ),
    },
    {
      key: 'severity',
      label: translate('rules.fields.severity'),
      sortable: true,
      phone: 'aside',
      render: (rule) => <SeverityInForce rule={rule} />,
    },
    {
      key: 'group',
      label: translate('rules.fields.group'),
      sortable: true,
      phone: 'hidden',
      render: ({ group }) => <Whole>{translate(`rules.groups.${group}`, { _: group })}</Whole>,
    },
    {
      key: 'citation',
      label: translate('rules.fields.citation'),
      sortable: true,
      render: ({ citation }) => <Clause title={citation}>{citation}</Clause>,
    },
    {
      key: 'certificates',
      label: translate('rules.fields.broken_by'),
      sortable: true,
      align: 'right',
      render: (rule) => <BrokenBy rule={rule} />,
    },
  ];
  return (
    <ListPage<LintRule>
      resource="lint-rules"
      title={translate('rules.title')}
      lead={translate('rules.lead')}
      sort={{ field: 'id', order: 'ASC' }}
      aside={<SettingsTabs />}
      filters={
        <>
          <SearchFilter label={translate('rules.search')} />
          <ChoiceFilter
            source="group"
            label={translate('rules.fields.group')}
            any={translate('list.any')}
            choices={RULE_GROUPS.map((id) => ({ id, name: translate(`rules.groups.${id}`) }))}
          />
          <ChoiceFilter
            source="severity"
            label={translate('rules.fields.severity')}
            any={translate('list.any')}
            choices={ADJUSTED_SEVERITIES.map((id) => ({ id, name: severityName(id) }))}
          />
          <YesFilters>
            <YesFilter source="adjusted" label={translate('rules.only.adjusted')} />
            <YesFilter source="broken" label={translate('rules.only.broken')} />
          </YesFilters>
        </>
      }
    >
      <ListTable<LintRule>
        caption={translate('rules.title')}
        columns={columns}
        to={({ id }) => ruleAddress(id)}
        empty={<EmptyState icon={RuleOutlined} title={translate('rules.empty')} />}
      />
    </ListPage>
  );
};

/** The severity that counts, marked where it is not the rule's own. */
const SeverityInForce = ({ rule: { severity, severityInForce, adjustment } }: { rule: LintRule }) => {
  const translate = useTranslate();
  const severityName = useSeverityName();
  const adjusted = translate('rules.adjusted_from', { severity: severityName(severity) });
  return (
    <Marked>
      <RuleSeverity of={severityInForce} />
      {adjustment && (
        <Tooltip title={adjusted} describeChild={false}>
          <TuneOutlined role="img" titleAccess={adjusted} sx={{ fontSize: 16, color: 'text.secondary' }} />
        </Tooltip>
      )}
    </Marked>
  );
};

/** How many certificates break it, as a link to them. */
const BrokenBy = ({ rule: { id, certificates, silenced } }: { rule: LintRule }) => {
  const translate = useTranslate();
  const count = certificates + silenced;
  if (count === 0) return <span>0</span>;
  return (
    <Link
      component={RouterLink}
      to={listAddress('/certificates', { [silenced > 0 ? 'silenced' : 'finding']: id })}
      aria-label={translate('rules.broken_by_named', { smart_count: count, code: id })}
    >
      {count}
    </Link>
  );
};

/** Broken between words only, so that a code stays one. */
const Code = styled('code')(({ theme }) => ({
  display: 'inline-block',
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  [theme.breakpoints.up('md')]: { minWidth: 200 },
}));

const Whole = styled('span')({ whiteSpace: 'nowrap' });

const Marked = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 6 });

const Clause = styled('span')(({ theme }) => ({
  display: 'inline-block',
  maxWidth: 170,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
  [theme.breakpoints.down('md')]: { maxWidth: 'none', whiteSpace: 'normal' },
}));

export default RuleList;

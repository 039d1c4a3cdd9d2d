import AddOutlined from '@mui/icons-material/AddOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { AlertRuleView } from '../../../server/alerts/alert-rules.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useMay } from '../../providers/useMe.js';
import { Dim, Two } from '../../reviews/queue/parts.js';
import { rulePath } from '../address.js';
import { AlertTabs } from '../AlertTabs.js';
import { useRuleWords } from './useRuleWords.js';

const PER_PAGE = 100;

/** Who hears what, in the order in which rules are asked. */
const RuleList = () => {
  const translate = useTranslate();
  const words = useRuleWords();
  const mayWrite = useMay('alerts.rules');
  const columns: Column<AlertRuleView>[] = [
    {
      key: 'name',
      label: words.say('fields.name'),
      render: ({ name, shipped, edited }) => (
        <Two>
          <span>{name}</span>
          {shipped && <Dim>{words.say(edited ? 'shipped_edited' : 'shipped')}</Dim>}
        </Two>
      ),
    },
    { key: 'which', label: words.say('fields.which'), render: words.which },
    { key: 'whom', label: words.say('fields.whom'), render: words.whom },
    { key: 'how', label: words.say('fields.how'), render: words.how },
    {
      key: 'enabled',
      label: words.say('fields.state'),
      phone: 'aside',
      render: (rule) => <RuleState rule={rule} />,
    },
  ];
  return (
    <ListPage<AlertRuleView>
      resource="alert-rules"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'position', order: 'ASC' }}
      perPage={PER_PAGE}
      aside={<AlertTabs />}
      actions={
        mayWrite && (
          <Button component={Link} to={rulePath('new')} variant="contained" startIcon={<AddOutlined />}>
            {words.say('create')}
          </Button>
        )
      }
    >
      <ListTable<AlertRuleView>
        caption={words.say('title')}
        columns={columns}
        to={({ id }) => rulePath(id)}
        empty={<EmptyState icon={RuleOutlined} title={translate('list.nothing_found')} />}
      />
    </ListPage>
  );
};

/** Off, silencing, or on; and whether whoever it names reads it. */
export const RuleState = ({ rule }: { readonly rule: AlertRuleView }) => {
  const { say } = useRuleWords();
  const { enabled, effect, problems } = rule;
  if (!enabled) return <StateChip state="ended" label={say('states.off')} />;
  if (effect === 'mute') return <StateChip state="notice" label={say('states.mutes')} />;
  if (problems.length > 0) return <StateChip state="warning" label={say('states.not_read')} />;
  return <StateChip state="ok" label={say('states.on')} />;
};

export default RuleList;

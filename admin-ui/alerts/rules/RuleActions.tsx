import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { AlertRuleView, RuleTestResult } from '../../../server/alerts/alert-rules.contract.js';
import { Banner } from '../../components/Banner.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { RULES_PATH } from '../address.js';
import { ListenerProblems } from './ListenerProblems.js';
import { RuleState } from './RuleList.js';
import { useRuleWords } from './useRuleWords.js';

interface RuleActionsProps {
  readonly rule: AlertRuleView;
  readonly unsaved: boolean;
}

type Asked = 'test' | 'reset' | 'delete' | undefined;

/** Sends a test through a rule, and takes it away: a shipped one goes back to how it was shipped. */
export const RuleActions = ({ rule, unsaved }: RuleActionsProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { say, channelName } = useRuleWords();
  const mayWrite = useMay('alerts.rules');
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const path = `/alert-rules/${encodeURIComponent(rule.id)}`;
  const test = useAction<RuleTestResult>(`${path}/test`, { onDone: close });
  const remove = useAction(path, {
    ...{ method: 'DELETE', done: 'alert_rules.deleted' },
    onDone: () => void navigate(RULES_PATH),
  });
  const reset = useAction(path, { method: 'DELETE', done: 'alert_rules.reset_done', onDone: close });
  const orders = { test, reset, delete: remove };
  return (
    <>
      <RuleState rule={rule} />
      {mayWrite && (
        <>
          {rule.shipped && rule.edited && (
            <Button variant="outlined" onClick={() => ask('reset')}>
              {say('reset')}
            </Button>
          )}
          {!rule.shipped && (
            <Button variant="outlined" color="error" onClick={() => ask('delete')}>
              {say('delete')}
            </Button>
          )}
          {rule.effect === 'tell' && (
            <Button variant="outlined" disabled={unsaved} onClick={() => ask('test')}>
              {say('test')}
            </Button>
          )}
        </>
      )}
      {test.data && (
        <div style={{ flexBasis: '100%' }}>
          <ListenerProblems problems={test.data.problems} nobody={test.data.sent.length === 0} />
          {test.data.sent.length > 0 && (
            <Banner state="ok" title={say('test_sent', { smart_count: test.data.sent.length })}>
              {test.data.sent
                .map(({ channel, recipient }) => (recipient === channel ? channelName(channel) : recipient))
                .join(', ')}
            </Banner>
          )}
        </div>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          open
          title={say(`${asked}_title`, { name: rule.name })}
          action={say(asked)}
          danger={asked === 'delete'}
          busy={orders[asked].isPending}
          onConfirm={() => orders[asked].mutate()}
          onClose={close}
        >
          {translate(`alert_rules.${asked}_help`)}
        </ConfirmDialog>
      )}
    </>
  );
};

import { useGetOne } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import type { AlertRuleView } from '../../../server/alerts/alert-rules.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { useTimeZone } from '../../components/time.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { RULES_PATH } from '../address.js';
import { draftOf, newDraft } from './draft.js';
import { RuleEditor } from './RuleEditor.js';
import { useRuleWords } from './useRuleWords.js';

/** A rule to read and to edit, or a new one. */
const RuleShow = () => {
  const { id = '' } = useParams();
  return id === 'new' ? <NewRule /> : <ExistingRule key={id} id={id} />;
};

const NewRule = () => {
  const [about] = useSearchParams();
  const timeZone = useTimeZone();
  return <RuleEditor start={newDraft(about, timeZone)} />;
};

const ExistingRule = ({ id }: { readonly id: string }) => {
  const { say } = useRuleWords();
  const { data: rule, error, refetch } = useGetOne<AlertRuleView>('alert-rules', { id });
  if (error)
    return (
      <Page title={say('one')} parent={{ to: RULES_PATH, label: say('title') }}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!rule) return <PageSkeleton />;
  return <RuleEditor key={rule.version} start={draftOf(rule)} rule={rule} />;
};

export default RuleShow;

import { useSearchParams } from 'react-router-dom';
import { Page } from '../../components/Page.js';
import { CONNECTIVITY_PATH } from '../address.js';
import { useProbeWords } from '../words.js';
import { FirstRun } from './FirstRun.js';
import { TargetForm } from './TargetForm.js';

/** From nothing to a run that is green, or that says what to do. The address keeps where one is. */
const TargetWizard = () => {
  const { say } = useProbeWords();
  const [parameters] = useSearchParams();
  const targetId = parameters.get('target');
  return (
    <Page
      title={say('wizard.title')}
      lead={say('wizard.lead')}
      parent={{ to: CONNECTIVITY_PATH, label: say('title') }}
    >
      {targetId === null ? <TargetForm /> : <FirstRun targetId={targetId} runId={parameters.get('run')} />}
    </Page>
  );
};

export default TargetWizard;

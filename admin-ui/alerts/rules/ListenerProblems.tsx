import { useTranslate } from 'react-admin';
import type { ListenerProblem } from '../../../server/alerts/alert-rules.contract.js';
import { Banner } from '../../components/Banner.js';

interface ListenerProblemsProps {
  readonly problems: readonly ListenerProblem[];
  readonly nobody?: boolean;
}

/** Who would not read it, and in red when that leaves nobody. */
export const ListenerProblems = ({ problems, nobody = false }: ListenerProblemsProps) => {
  const words = useProblemWords();
  const translate = useTranslate();
  if (problems.length === 0 && !nobody) return null;
  return (
    <Banner
      state={nobody ? 'critical' : 'warning'}
      title={translate(nobody ? 'alert_rules.nobody' : 'alert_rules.not_read')}
    >
      <ul style={{ margin: 0, paddingLeft: 18, listStyle: 'disc' }}>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.about}`}>{words(problem)}</li>
        ))}
      </ul>
    </Banner>
  );
};

export function useProblemWords(): (problem: ListenerProblem) => string {
  const translate = useTranslate();
  return ({ code, about }) => translate(`alert_rules.problems.${code}`, { about });
}

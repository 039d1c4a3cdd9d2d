import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { RegisterEdition, RegisterLookup } from '../../../server/registers/registers.contract.js';
import Skeleton from '@mui/material/Skeleton';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { useApi } from '../../providers/useApi.js';
import { listApi, lookupApi, type LookupQuestion } from '../address.js';
import { NoRegister } from '../NoRegister.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { LookupAnswer } from './LookupAnswer.js';
import { LookupForm } from './LookupForm.js';

/** May this provider use this role in this country, and who says so. Question and answer share one address. */
const LookupPage = () => {
  const translate = useTranslate();
  const [parameters, setParameters] = useSearchParams();
  const question = questionIn(parameters);
  const isAsked = question.identifier !== '';
  const { data, error, refetch } = useApi<RegisterLookup>(isAsked ? lookupApi(question) : null);
  const editions = useApi<RegisterEdition[]>(
    listApi('register-editions', { state: 'current' }, ['startedAt', 'DESC'], 1),
  );
  return (
    <Page title={translate('registers.title')} lead={translate('registers.lookup.lead')}>
      <RegistersTabs />
      <LookupForm
        key={parameters.toString()}
        question={question}
        onAsk={(asked) => setParameters(filledIn(asked))}
      />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isAsked && data === undefined && error === null && <Skeleton variant="rounded" height={200} />}
      {data !== undefined && <LookupAnswer question={question} answer={data} />}
      {!isAsked && editions.data?.length === 0 && (
        <Boxed>
          <NoRegister />
        </Boxed>
      )}
    </Page>
  );
};

function questionIn(parameters: URLSearchParams): LookupQuestion {
  const given = (name: string): string => parameters.get(name)?.trim() ?? '';
  return {
    identifier: given('identifier'),
    role: given('role'),
    country: given('country').toUpperCase(),
    at: given('at'),
  };
}

const filledIn = (question: LookupQuestion): Record<string, string> =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value !== '')) as Record<string, string>;

const Boxed = styled('div')(({ theme }) => ({
  backgroundColor: theme.palette.background.paper,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 10,
}));

export default LookupPage;

import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { z } from 'zod';
import {
  type ProbeKey,
  type ProbeTargetView,
  TRUTH_CASES,
  type truthTableSchema,
} from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { ErrorState } from '../../components/ErrorState.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { TableRows } from '../../components/TableRows.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { targetPath } from '../address.js';
import { TargetTabs } from '../ConnectivityTabs.js';
import { isOff } from '../switched-off.js';
import { useProbeWords } from '../words.js';

type TruthTable = z.output<typeof truthTableSchema>;
type TruthCase = (typeof TRUTH_CASES)[number];
type Keys = Partial<Record<TruthCase, string>>;

/** The one that is always made needs no key. */
const WITH_KEY = TRUTH_CASES.filter((one) => one !== 'no-certificate');

/** Which certificate gets in, tried one after the other: what should come back, and what does. */
const TruthTablePage = () => {
  const { say } = useProbeWords();
  const { id = '' } = useParams();
  const { data: target, error, refetch } = useApi<ProbeTargetView>(`/probe-targets/${id}`);
  const name = target?.name ?? '…';
  return (
    <Page
      title={say('cases.title', { target: name })}
      lead={say('cases.lead')}
      parent={{ to: targetPath(id), label: name }}
    >
      <TargetTabs id={id} kind="xs2a" />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && target === undefined && <Skeleton variant="rounded" height={240} />}
      {target !== undefined && <Cases target={target} />}
    </Page>
  );
};

const Cases = ({ target }: { readonly target: ProbeTargetView }) => {
  const words = useProbeWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const mayRun = useMay('probes.run');
  const { data: available, error, refetch } = useApi<ProbeKey[]>('/probe-keys');
  const [keys, setKeys] = useState<Keys>(() => (target.keyId === null ? {} : { good: target.keyId }));
  const run = useAction<TruthTable, { keys: Keys }>(`/probe-targets/${target.id}/truth-table`, {
    quiet: true,
  });
  if (isOff(target))
    return (
      <Banner state="waiting" title={say('target.switch_on.needed')}>
        {say('target.switch_on.needed_help')}
      </Banner>
    );
  return (
    <>
      <Section title={say('cases.choose')} lead={say('cases.choose_help')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        <Choices>
          {WITH_KEY.map((one) => (
            <ChoiceField
              key={one}
              label={words.word('cases.names', one)}
              value={keys[one] ?? ''}
              onChange={(keyId) => setKeys(withKey(keys, one, keyId))}
              choices={[
                { id: '', name: say('cases.none') },
                ...(available ?? []).map(({ id, name }) => ({ id, name })),
              ]}
            />
          ))}
        </Choices>
        {mayRun && (
          <Button variant="contained" disabled={run.isPending} onClick={() => run.mutate({ keys })}>
            {say('cases.run')}
          </Button>
        )}
      </Section>
      {run.error !== null && <Banner state="critical" title={sentence(run.error)} />}
      {run.isPending && <Skeleton variant="rounded" height={200} />}
      <div aria-live="polite">{run.data !== undefined && <Outcome table={run.data} />}</div>
    </>
  );
};

function withKey(keys: Keys, one: TruthCase, keyId: string): Keys {
  const { [one]: _, ...others } = keys;
  return keyId === '' ? others : { ...others, [one]: keyId };
}

type Row = TruthTable['rows'][number] & { readonly id: string };

const Outcome = ({ table: { at, rows } }: { readonly table: TruthTable }) => {
  const words = useProbeWords();
  const { say } = words;
  const phone = usePhone();
  const columns: Column<Row>[] = [
    { key: 'case', label: say('cases.case'), render: (row) => words.word('cases.names', row.case) },
    {
      key: 'expected',
      label: say('cases.expected'),
      render: ({ expected }) => <span lang="en">{expected}</span>,
    },
    {
      key: 'got',
      label: say('cases.got'),
      render: ({ got, advice, agrees }) =>
        got === null ? (
          '–'
        ) : (
          <span lang="en">
            {got}
            {agrees === false && advice !== '' && <Advice>{advice}</Advice>}
          </span>
        ),
    },
    {
      key: 'agrees',
      label: say('fields.state'),
      phone: 'aside',
      render: ({ agrees }) =>
        agrees === null ? (
          <StateChip state="ended" label={say('cases.not_tried')} />
        ) : (
          <StateChip
            state={agrees ? 'ok' : 'critical'}
            label={say(agrees ? 'cases.agrees' : 'cases.differs')}
          />
        ),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section
      title={say('cases.table')}
      lead={
        <>
          {say('cases.done')} <Moment at={at} show="time" />
        </>
      }
      flush
    >
      <Rows
        caption={say('cases.table')}
        columns={columns}
        rows={rows.map((row) => ({ ...row, id: row.case }))}
      />
    </Section>
  );
};

const Choices = styled('div')({
  ...{ display: 'grid', gap: 16, marginBottom: 16 },
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
});
const Advice = styled('small')(({ theme }) => ({
  ...{ display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));

export default TruthTablePage;

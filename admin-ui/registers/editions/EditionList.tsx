import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { ChoiceFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';
import { useMay } from '../../providers/useMe.js';
import { editionPath, IMPORT_EDITION_PATH } from '../address.js';
import { NoRegister } from '../NoRegister.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { STATE_OF_EDITION } from '../states.js';
import { useRegisterWords } from '../words.js';
import { EditionProblem } from './EditionProblem.js';
import { FetchButton, FetchOutcome, useEditionFetch } from './Fetch.js';

const REFRESH_MS = 10_000;
const STATES = Object.keys(STATE_OF_EDITION) as RegisterEdition['state'][];

/** Every edition that came, in use or refused, and the ways to get the next one. */
const EditionList = () => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number } = useFormats();
  const mayImport = useMay('registers.write');
  const fetching = useEditionFetch();
  const field = (name: string) => translate(`registers.fields.${name}`);
  const whatWasWrong = ({ problem }: RegisterEdition) =>
    problem === null ? '' : translate(`registers.problems.${problem.code}.title`, { _: problem.code });
  const columns: Column<RegisterEdition>[] = [
    {
      key: 'version',
      label: field('edition'),
      render: ({ version, number: attempt }) =>
        version ?? translate('registers.edition.attempt', { number: attempt }),
    },
    {
      key: 'state',
      label: field('state'),
      phone: 'aside',
      render: (edition) => <EditionState edition={edition} />,
    },
    {
      key: 'source',
      label: field('source'),
      render: ({ source }) => <Line>{words.source(source)}</Line>,
    },
    { key: 'problem', label: field('problem'), flexible: true, phone: 'bare', render: whatWasWrong },
    {
      key: 'publishedAt',
      label: field('published'),
      sortable: true,
      render: ({ publishedAt }) => <Moment at={publishedAt} show="time" focusable={false} />,
    },
    {
      key: 'startedAt',
      label: field('imported'),
      sortable: true,
      render: ({ startedAt }) => <Moment at={startedAt} show="time" focusable={false} />,
    },
    {
      key: 'importedBy',
      label: field('imported_by'),
      render: ({ importedBy }) => <Line>{importedBy}</Line>,
    },
    {
      key: 'entities',
      label: field('entities'),
      align: 'right',
      render: ({ entities }) => (entities === 0 ? '–' : number(entities)),
    },
    {
      key: 'changes',
      label: field('changes'),
      align: 'right',
      render: ({ changes }) => <ChangeCounts changes={changes} />,
    },
  ];
  return (
    <ListPage<RegisterEdition>
      resource="register-editions"
      title={translate('registers.title')}
      lead={translate('registers.editions.lead')}
      sort={{ field: 'startedAt', order: 'DESC' }}
      refetchMs={REFRESH_MS}
      aside={
        <>
          <RegistersTabs />
          <FetchOutcome fetching={fetching} />
          {fetching.data === undefined && <LatestProblem />}
        </>
      }
      actions={
        mayImport && (
          <>
            <Button
              variant="outlined"
              startIcon={<FileUploadOutlined />}
              component={RouterLink}
              to={IMPORT_EDITION_PATH}
            >
              {translate('registers.import.button')}
            </Button>
            <FetchButton fetching={fetching} />
          </>
        )
      }
      filters={
        <ChoiceFilter
          source="state"
          label={field('state')}
          any={translate('list.any')}
          choices={STATES.map((id) => ({ id, name: translate(`registers.edition_states.${id}`) }))}
        />
      }
    >
      <ListTable<RegisterEdition>
        caption={translate('registers.tabs.editions')}
        columns={columns}
        to={({ id }) => editionPath(id)}
        empty={<NoRegister />}
      />
    </ListPage>
  );
};

/** When the newest attempt was refused, that comes first. */
const LatestProblem = () => {
  const { data, page, sort, filterValues } = useListContext<RegisterEdition>();
  const isNewestFirst =
    page === 1 &&
    sort.field === 'startedAt' &&
    sort.order === 'DESC' &&
    Object.keys(filterValues ?? {}).length === 0;
  const newest = isNewestFirst ? data?.[0] : undefined;
  return newest?.state === 'refused' ? <EditionProblem edition={newest} linked /> : null;
};

export const EditionState = ({ edition: { state } }: { readonly edition: RegisterEdition }) => {
  const translate = useTranslate();
  return <StateChip state={STATE_OF_EDITION[state]} label={translate(`registers.edition_states.${state}`)} />;
};

/** +12 ~40 −3, with the words for whoever cannot see the signs. */
const ChangeCounts = ({ changes }: Pick<RegisterEdition, 'changes'>) => {
  const translate = useTranslate();
  const { number } = useFormats();
  if (changes === null) return <span aria-hidden>–</span>;
  const { added, changed, removed } = changes;
  const words = translate('registers.edition.change_counts', {
    added: number(added),
    changed: number(changed),
    removed: number(removed),
  });
  return (
    <Counts title={words} aria-label={words} role="img">
      <span>+{number(added)}</span>
      <span>~{number(changed)}</span>
      <span>−{number(removed)}</span>
    </Counts>
  );
};

const Line = styled('span')({ whiteSpace: 'nowrap' });
const Counts = styled('span')({ display: 'inline-flex', gap: 8, whiteSpace: 'nowrap' });

export default EditionList;

import { Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { TableRows } from '../../components/TableRows.js';
import { useTerritoryName } from '../../components/territory.js';
import { useDuration } from '../../components/useDuration.js';
import { stateOfService, useServiceWords } from '../../trust/service-words.js';
import { listPath } from '../../trust/address.js';
import { Frame } from './Frame.js';

/** The services that the path leads to, as they stood at the instant of the verdict and when the certificate was issued. */
export const ServicesFound = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const territoryName = useTerritoryName();
  const words = useServiceWords();
  const rows = evaluation.services.map((service, index) => ({ ...service, id: index }));
  if (rows.length === 0) return null;
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    {
      key: 'when',
      label: translate('verdict.services.when'),
      render: ({ when }) => translate(`verdict.services.${when}`),
    },
    {
      key: 'status',
      label: translate('trust.fields.status'),
      phone: 'aside',
      render: ({ status }) => <StateChip plain state={stateOfService(status)} label={words.status(status)} />,
    },
    {
      key: 'since',
      label: translate('trust.fields.since'),
      render: ({ since }) => <Moment at={since} show="day" focusable={false} />,
    },
    { key: 'provider', label: translate('trust.fields.provider'), render: ({ provider }) => provider },
    {
      key: 'service',
      label: translate('trust.fields.service'),
      flexible: true,
      render: ({ service }) => service,
    },
    {
      key: 'territory',
      label: translate('trust.fields.territory'),
      render: ({ territory }) => `${territory} · ${territoryName(territory)}`,
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Frame title={translate('verdict.services.title')}>
      <Rows caption={translate('verdict.services.title')} columns={columns} rows={rows} />
    </Frame>
  );
};

/** The editions of trusted lists that were looked at, and how old each was at the time. */
export const ListsUsed = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const duration = useDuration();
  const territoryName = useTerritoryName();
  const { trust, evaluatedAt } = evaluation;
  const used = new Map(
    [...trust.lists.flatMap(({ edition }) => edition ?? []), ...trust.editions].map((each) => [
      each.id,
      each,
    ]),
  );
  const rows = [...used.values()];
  const absent = trust.lists.filter(({ state }) => state !== 'usable');
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    {
      key: 'territory',
      label: translate('verdict.evidence.kinds.list'),
      render: ({ territory, id }) => (
        <Link component={RouterLink} to={listPath(territory, id)}>
          {territory === 'EU'
            ? translate('trust.list_of_lists')
            : `${territory} · ${territoryName(territory)}`}
        </Link>
      ),
    },
    {
      key: 'sequenceNumber',
      label: translate('trust.fields.sequenceNumber'),
      render: ({ sequenceNumber }) => sequenceNumber,
    },
    {
      key: 'issued',
      label: translate('trust.fields.issued'),
      render: ({ issued }) => <Moment at={issued} show="day" focusable={false} />,
    },
    {
      key: 'age',
      label: translate('verdict.evidence.age'),
      render: ({ issued }) => duration((Date.parse(evaluatedAt) - Date.parse(issued)) / 1000),
    },
    {
      key: 'nextUpdate',
      label: translate('trust.fields.nextUpdate'),
      render: ({ nextUpdate }) => <Moment at={nextUpdate} show="day" focusable={false} />,
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <>
      {trust.listOfLists !== 'usable' && (
        <Typography variant="body2">
          {translate(`verdict.lists.list_of_lists_${trust.listOfLists}`)}
        </Typography>
      )}
      {absent.map(({ territory, state }) => (
        <Typography key={territory} variant="body2">
          {translate(`verdict.lists.${state.replaceAll('-', '_')}`, { territory: territoryName(territory) })}
        </Typography>
      ))}
      {rows.length > 0 && (
        <Frame title={translate('verdict.lists.title')}>
          <Rows caption={translate('verdict.lists.title')} columns={columns} rows={rows} />
        </Frame>
      )}
    </>
  );
};

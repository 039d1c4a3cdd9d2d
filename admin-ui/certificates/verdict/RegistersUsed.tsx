import { Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { entryPath } from '../../registers/address.js';
import type { Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { TableRows } from '../../components/TableRows.js';
import { useTerritoryName } from '../../components/territory.js';
import { useDuration } from '../../components/useDuration.js';
import { Frame } from './Frame.js';

const DAY_SECONDS = 86_400;

/** The registers that were asked: which edition, how old it was, what was found, and what their word is worth. */
export const RegistersUsed = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const duration = useDuration();
  const territoryName = useTerritoryName();
  const rows = evaluation.registers.map((register) => ({ ...register, id: register.source }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: 'name', label: translate('verdict.registers.register'), render: ({ name }) => name },
    {
      key: 'edition',
      label: translate('verdict.registers.edition'),
      render: ({ edition }) =>
        edition === null ? (
          translate('verdict.registers.no_edition')
        ) : (
          <Link component={RouterLink} to={`/register-editions/${edition.id}/show`}>
            <Moment at={edition.publishedAt} show="day" focusable={false} />
          </Link>
        ),
    },
    {
      key: 'age',
      label: translate('verdict.evidence.age'),
      render: ({ ageDays, stale }) =>
        ageDays === null
          ? '–'
          : `${duration(ageDays * DAY_SECONDS)}${stale ? ` (${translate('verdict.registers.stale')})` : ''}`,
    },
    {
      key: 'found',
      label: translate('verdict.registers.found'),
      flexible: true,
      render: ({ found }) =>
        found.length === 0
          ? translate('verdict.registers.none')
          : found.map(({ id, name }) => (
              <div key={id}>
                <Link component={RouterLink} to={entryPath(id)}>
                  {name}
                </Link>
              </div>
            )),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <>
      <Frame title={translate('verdict.registers.title')}>
        <Rows caption={translate('verdict.registers.title')} columns={columns} rows={rows} />
      </Frame>
      {evaluation.host !== null && (
        <Typography variant="body2">
          {translate('verdict.registers.host', { country: territoryName(evaluation.host) })}
        </Typography>
      )}
      {rows.map(({ id, name, disclaimer, legalWeight }) => (
        <Typography key={id} variant="caption" color="textSecondary" component="p">
          <span lang="en">
            {name}: {disclaimer ?? legalWeight}
          </span>
        </Typography>
      ))}
    </>
  );
};

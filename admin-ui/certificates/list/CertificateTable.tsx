import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import { Checkbox, Link, TableSortLabel } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Identifier } from '../../components/Identifier.js';
import { Scroll, SkeletonRows, Table } from '../../components/TableRows.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { pathOf } from '../title.js';
import { useCertificateColumns } from './columns.js';
import { Selection } from './Selection.js';

/** The table of a desk, with selection. The first cell is a link, the rest of the row a shortcut for the mouse. */
export const CertificateTable = ({ mayChange }: { mayChange: boolean }) => {
  const translate = useTranslate();
  const columns = useCertificateColumns();
  const { data, isPending, isFetching } = useListContext<Certificate>();
  return (
    <>
      {mayChange && <Selection />}
      <Scroll tabIndex={-1}>
        <Wide aria-busy={isFetching}>
          <caption style={visuallyHidden}>
            {translate('resources.certificates.name', { smart_count: 2 })}
          </caption>
          <thead>
            <tr>
              {mayChange && <SelectPage />}
              {columns.map(({ key, label, sortable }) => (
                <HeadCell key={key} field={key} label={label} sortable={sortable ?? false} />
              ))}
            </tr>
          </thead>
          <tbody>
            {isPending || data === undefined ? (
              <SkeletonRows columns={columns.length + (mayChange ? 1 : 0)} />
            ) : (
              data.map((certificate) => (
                <Row key={certificate.id} certificate={certificate} selectable={mayChange} />
              ))
            )}
          </tbody>
        </Wide>
      </Scroll>
    </>
  );
};

const SelectPage = () => {
  const translate = useTranslate();
  const { data = [], selectedIds, onSelect } = useListContext<Certificate>();
  const onPage = data.map(({ id }) => id);
  const chosen = onPage.filter((id) => selectedIds.includes(id));
  const all = onPage.length > 0 && chosen.length === onPage.length;
  return (
    <th scope="col" className="select">
      <Checkbox
        size="small"
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={() =>
          onSelect(
            all
              ? selectedIds.filter((id) => !onPage.includes(id))
              : [...new Set([...selectedIds, ...onPage])],
          )
        }
        slotProps={{ input: { 'aria-label': translate('certificates.list.select_page') } }}
      />
    </th>
  );
};

const HeadCell = ({ field, label, sortable }: { field: string; label: string; sortable: boolean }) => {
  const { sort, setSort } = useListContext();
  if (!sortable) return <th scope="col">{label}</th>;
  const sorted = sort.field === field;
  const descending = sorted && sort.order === 'DESC';
  return (
    <th scope="col" aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <TableSortLabel
        active={sorted}
        direction="asc"
        IconComponent={descending ? ArrowDownwardOutlined : ArrowUpwardOutlined}
        onClick={() => setSort({ field, order: sorted && !descending ? 'DESC' : 'ASC' })}
      >
        {label}
      </TableSortLabel>
    </th>
  );
};

const Row = ({ certificate, selectable }: { certificate: Certificate; selectable: boolean }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [title, ...columns] = useCertificateColumns();
  const { selectedIds, onToggleItem } = useListContext<Certificate>();
  const { id, organizationIdentifier } = certificate;
  const selected = selectedIds.includes(id);
  const name = title?.render(certificate);
  const follow = ({ target }: MouseEvent) => {
    const onControl = (target as Element).closest('a, button, input, label, .select');
    if (onControl === null && getSelection()?.isCollapsed !== false) void navigate(pathOf(id));
  };
  return (
    <tr className={selected ? 'selected' : undefined} onClick={follow}>
      {selectable && (
        <td className="select">
          <Checkbox
            size="small"
            checked={selected}
            onChange={() => onToggleItem(id)}
            slotProps={{
              input: { 'aria-label': translate('certificates.list.select', { name: String(name) }) },
            }}
          />
        </td>
      )}
      <th scope="row" className="name">
        <Link component={RouterLink} to={pathOf(id)} color="inherit">
          {name}
        </Link>
        {organizationIdentifier !== null && (
          <div className="dim">
            <Identifier value={organizationIdentifier.value} what="" copy={false} />
          </div>
        )}
      </th>
      {columns.map(({ key, render }) => (
        <td key={key} className={key === 'ownerEmail' ? 'owner' : undefined}>
          {render(certificate)}
        </td>
      ))}
    </tr>
  );
};

const Wide = styled(Table)(({ theme }) => ({
  '& th, & td': { paddingInline: 8, whiteSpace: 'nowrap', lineHeight: 1.35 },
  '& tbody tr': { cursor: 'pointer' },
  '& tbody tr:hover': { backgroundColor: theme.palette.action.hover },
  '& tbody tr.selected': { backgroundColor: theme.alpha(theme.palette.primary.main, 0.1) },
  '& .select': { width: 44, paddingLeft: '12px !important', paddingRight: 0, cursor: 'default' },
  '& .select .MuiCheckbox-root': { padding: 6 },
  '& .name, & .owner': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .name': { maxWidth: 260, paddingLeft: '8px !important' },
  '& .owner': { maxWidth: 170 },
  '& .dim': { color: theme.palette.text.secondary, fontWeight: 400 },
}));

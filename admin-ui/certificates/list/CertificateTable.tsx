import { Box, Link } from '@mui/material';
import { DataTable, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Identifier } from '../../components/Identifier.js';
import { pathOf } from '../title.js';
import { BulkActions } from './BulkActions.js';
import { useCertificateColumns } from './columns.js';

const Column = DataTable.Col<Certificate>;

/** The table of a desk, with selection. The first cell is a link, the rest of the row a shortcut for the mouse. */
export const CertificateTable = ({ mayChange }: { mayChange: boolean }) => {
  const [title, ...columns] = useCertificateColumns();
  const { isFetching } = useListContext();
  return (
    <DataTable<Certificate>
      rowClick={(id) => pathOf(String(id))}
      bulkActionButtons={mayChange && <BulkActions />}
      aria-busy={isFetching}
      sx={tableStyle}
    >
      {title !== undefined && (
        <Column
          source={title.key}
          label={title.label}
          render={(row: Certificate) => (
            <>
              <Link
                component={RouterLink}
                to={pathOf(row.id)}
                color="inherit"
                sx={{ fontWeight: 560 }}
                onClick={(event) => event.stopPropagation()}
              >
                {title.render(row)}
              </Link>
              {row.organizationIdentifier !== null && (
                <Box sx={{ color: 'text.secondary', lineHeight: 1.2 }}>
                  <Identifier value={row.organizationIdentifier.value} what={title.label} copy={false} />
                </Box>
              )}
            </>
          )}
        />
      )}
      {columns.map(({ key, label, sortable, render }) => (
        <Column key={key} source={key} label={label} disableSort={!sortable} render={render} />
      ))}
    </DataTable>
  );
};

const tableStyle = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& .RaDataTable-rowCell, & .RaDataTable-headerCell': { whiteSpace: 'nowrap' },
  '& .RaDataTable-row': { cursor: 'pointer' },
  '& .RaDataTable-rowCell': { height: 48 },
} as const;

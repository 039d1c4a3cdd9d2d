import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable, usePhone } from '../../components/ListTable.js';
import { useMay } from '../../providers/useMe.js';
import { pathOf } from '../title.js';
import { DropAnywhere } from '../upload/DropAnywhere.js';
import { CertificateFilters } from './CertificateFilters.js';
import { CertificateTable } from './CertificateTable.js';
import { useCertificatePhoneColumns } from './columns.js';
import { ExportMenu } from './ExportMenu.js';

/** Every certificate that is stored; a file dropped anywhere on the page is added. */
export const CertificateList = () => {
  const translate = useTranslate();
  const mayChange = useMay('certificates.write');
  return (
    <DropAnywhere enabled={mayChange}>
      <ListPage<Certificate>
        resource="certificates"
        title={translate('resources.certificates.name', { smart_count: 2 })}
        sort={{ field: 'createdAt', order: 'DESC' }}
        actions={
          <>
            <ExportMenu />
            {mayChange && <AddButton />}
          </>
        }
        filters={<CertificateFilters />}
      >
        <Rows mayChange={mayChange} />
      </ListPage>
    </DropAnywhere>
  );
};

const Rows = ({ mayChange }: { mayChange: boolean }) => {
  const translate = useTranslate();
  const columns = useCertificatePhoneColumns();
  const phone = usePhone();
  const { data, error } = useListContext<Certificate>();
  // The selection of the table on a desk needs rows; what to say without them is the same everywhere.
  if (!phone && !error && data?.length !== 0) return <CertificateTable mayChange={mayChange} />;
  return (
    <ListTable<Certificate>
      caption={translate('resources.certificates.name', { smart_count: 2 })}
      columns={columns}
      to={({ id }) => pathOf(id)}
      empty={
        <EmptyState
          icon={UploadFileOutlined}
          title={translate('certificates.empty.title')}
          action={mayChange && <AddButton />}
        >
          {translate(mayChange ? 'certificates.empty.help' : 'certificates.empty.help_reader')}
        </EmptyState>
      }
    />
  );
};

const AddButton = () => {
  const translate = useTranslate();
  return (
    <Button
      component={RouterLink}
      to="/certificates/create"
      variant="contained"
      startIcon={<UploadFileOutlined />}
    >
      {translate('certificates.actions.add')}
    </Button>
  );
};

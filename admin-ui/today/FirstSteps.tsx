import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../components/EmptyState.js';
import { Panel } from '../components/Section.js';
import { useMay } from '../providers/useMe.js';

/** An empty console: what to do first. */
export const FirstSteps = () => {
  const translate = useTranslate();
  const mayUpload = useMay('certificates.write');
  return (
    <Panel sx={{ mb: 3 }}>
      <EmptyState
        icon={UploadFileOutlined}
        title={translate('today.first.title')}
        action={
          mayUpload && (
            <Button component={Link} to="/certificates/create" variant="contained">
              {translate('today.first.action')}
            </Button>
          )
        }
      >
        {translate('today.first.help')}
      </EmptyState>
    </Panel>
  );
};

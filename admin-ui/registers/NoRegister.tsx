import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState } from '../components/EmptyState.js';
import { useMay } from '../providers/useMe.js';
import { IMPORT_EDITION_PATH } from './address.js';
import { FetchButton, FetchOutcome, useEditionFetch } from './editions/Fetch.js';

/** Nothing can be answered before a register is here: how to get one. */
export const NoRegister = () => {
  const translate = useTranslate();
  const mayImport = useMay('registers.write');
  const fetching = useEditionFetch();
  return (
    <EmptyState
      icon={AccountBalanceOutlined}
      title={translate('registers.none.title')}
      action={
        mayImport && (
          <Actions>
            <FetchButton fetching={fetching} />
            <Button
              variant="outlined"
              startIcon={<FileUploadOutlined />}
              component={RouterLink}
              to={IMPORT_EDITION_PATH}
            >
              {translate('registers.import.button')}
            </Button>
            <FetchOutcome fetching={fetching} />
          </Actions>
        )
      }
    >
      {translate(mayImport ? 'registers.none.help' : 'registers.none.ask')}
    </EmptyState>
  );
};

const Actions = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: 8,
  '& > [role]': { flexBasis: '100%', textAlign: 'left' },
});

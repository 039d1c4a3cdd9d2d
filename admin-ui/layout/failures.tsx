import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Banner } from '../components/Banner.js';
import { EmptyState } from '../components/EmptyState.js';
import { Page } from '../components/Page.js';

const ToToday = () => {
  const translate = useTranslate();
  return (
    <Button component={Link} to="/" variant="outlined">
      {translate('error.to_today')}
    </Button>
  );
};

/** An address that leads nowhere. */
export const NotFound = () => {
  const translate = useTranslate();
  return (
    <Page title={translate('error.not_found')}>
      <EmptyState title={translate('error.not_found_title')} action={<ToToday />}>
        {translate('error.not_found_help')}
      </EmptyState>
    </Page>
  );
};

export const AccessDenied = () => {
  const translate = useTranslate();
  return (
    <Page title={translate('error.not_allowed')}>
      <EmptyState title={translate('error.not_allowed_title')} action={<ToToday />}>
        {translate('error.not_allowed_help')}
      </EmptyState>
    </Page>
  );
};

/** A bug of the console itself. What the server holds is untouched by it. */
export const Crashed = ({ error }: { readonly error?: unknown }) => {
  const translate = useTranslate();
  return (
    <Page title={translate('error.crashed')}>
      <Banner
        state="critical"
        title={translate('error.crashed_title')}
        action={
          <Button variant="outlined" onClick={() => location.reload()}>
            {translate('error.reload')}
          </Button>
        }
      >
        {translate('error.crashed_help')}
        {error instanceof Error && <code style={{ display: 'block', marginTop: 8 }}>{error.message}</code>}
      </Banner>
    </Page>
  );
};

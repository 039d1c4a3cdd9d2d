import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';

/** The shape of a page that is on its way. */
export const PageSkeleton = () => {
  const translate = useTranslate();
  return (
    <Box aria-busy aria-label={translate('ra.page.loading')} role="status">
      <Skeleton width={220} height={36} />
      <Skeleton width="45%" />
      <Skeleton variant="rounded" height={320} sx={{ mt: 2 }} />
    </Box>
  );
};

const Box = styled('div')(({ theme }) => ({
  maxWidth: 1280,
  padding: '28px 32px',
  [theme.breakpoints.down('md')]: { padding: '20px 16px' },
}));

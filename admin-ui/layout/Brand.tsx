import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';

/** The mark and the name. */
export const Brand = () => (
  <Home to="/">
    <img src="/favicon.svg" alt="" width={24} height={24} />
    Qwarden
  </Home>
);

const Home = styled(Link)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 10,
  height: 32,
  padding: '0 8px',
  marginBottom: 12,
  borderRadius: 6,
  fontSize: '1rem',
  fontWeight: 680,
  letterSpacing: '-0.015em',
  textDecoration: 'none',
  color: theme.palette.text.primary,
  [theme.breakpoints.down('md')]: { marginBottom: 0, padding: 0 },
}));

import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { NEW_APPLICATION_PATH } from '../../applications/address.js';
import { API } from '../../providers/http.js';
import { useMay } from '../../providers/useMe.js';
import { useReviewWords } from '../words.js';

/** Everything the filters leave as a file, not only this page. */
export const ExportButton = () => {
  const words = useReviewWords();
  const { filterValues, sort, total } = useListContext();
  const query = new URLSearchParams({ filter: JSON.stringify(filterValues) });
  if (sort.field) query.set('sort', JSON.stringify([sort.field, sort.order]));
  return (
    <Button
      component="a"
      href={`${API}/reviews/export?${query.toString()}`}
      download="reviews.csv"
      variant="outlined"
      startIcon={<FileDownloadOutlined />}
      disabled={!total}
    >
      {words.say('export')}
    </Button>
  );
};

export const NewApplicationButton = () => {
  const words = useReviewWords();
  if (!useMay('reviews.apply')) return null;
  return (
    <Button
      component={RouterLink}
      to={NEW_APPLICATION_PATH}
      variant="contained"
      startIcon={<AddOutlined />}
      aria-keyshortcuts="n"
    >
      {words.say('new')}
    </Button>
  );
};

import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  IconButton,
  Popover,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useListContext, useSavedQueries, useTranslate } from 'react-admin';

/** Filters and order under a name, kept in this browser. To share one, its address is enough. */
export const SavedViews = () => {
  const translate = useTranslate();
  const { resource, filterValues, sort, perPage, displayedFilters, setFilters, setSort } = useListContext();
  const [views, setViews] = useSavedQueries(resource ?? 'certificates');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const close = () => setAnchor(null);

  const save = (event: FormEvent) => {
    event.preventDefault();
    const label = name.trim();
    if (label === '') return;
    const value = { filter: filterValues as Record<string, unknown>, sort, perPage, displayedFilters };
    setViews([...views.filter((view) => view.label !== label), { label, value }]);
    setNaming(false);
    setName('');
  };

  return (
    <>
      <Button
        variant="outlined"
        startIcon={<BookmarkBorder />}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ height: 40 }}
      >
        {translate('certificates.views.title')}
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': translate('certificates.views.title') } }}
      >
        <Box sx={{ p: 1, minWidth: 240, maxWidth: 360 }}>
          {views.length === 0 && (
            <Typography variant="body2" color="textSecondary" sx={{ p: 1 }}>
              {translate('certificates.views.none')}
            </Typography>
          )}
          {views.map((view) => (
            <Box key={view.label} sx={{ display: 'flex', alignItems: 'center' }}>
              <Button
                sx={{ flex: 1, justifyContent: 'flex-start' }}
                onClick={() => {
                  setFilters(view.value.filter ?? {}, view.value.displayedFilters, false);
                  if (view.value.sort) setSort(view.value.sort);
                  close();
                }}
              >
                {view.label}
              </Button>
              <IconButton
                size="small"
                aria-label={translate('certificates.views.remove', { name: view.label })}
                onClick={() => setViews(views.filter((each) => each !== view))}
              >
                <DeleteOutlined fontSize="small" />
              </IconButton>
            </Box>
          ))}
          <Divider sx={{ my: 0.5 }} />
          <Button
            sx={{ width: '100%', justifyContent: 'flex-start' }}
            disabled={Object.keys(filterValues as object).length === 0}
            onClick={() => {
              close();
              setNaming(true);
            }}
          >
            {translate('certificates.views.save')}
          </Button>
        </Box>
      </Popover>
      <Dialog
        open={naming}
        onClose={() => setNaming(false)}
        maxWidth="xs"
        fullWidth
        aria-labelledby="view-title"
      >
        <form onSubmit={save}>
          <DialogTitle id="view-title">{translate('certificates.views.save')}</DialogTitle>
          <DialogContent>
            <TextField
              autoFocus
              fullWidth
              margin="dense"
              label={translate('certificates.views.name')}
              helperText={translate('certificates.views.help')}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setNaming(false)}>{translate('certificates.actions.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={name.trim() === ''}>
              {translate('certificates.actions.save')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
};

import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { EXPORT_FORMATS } from '../../../server/certificates/certificates.contract.js';
import { API } from '../../providers/http.js';

/** Everything the filters leave, not only this page. */
export const ExportMenu = () => {
  const translate = useTranslate();
  const { filterValues, sort, total } = useListContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const address = (format: string): string => {
    const query = new URLSearchParams({ format, filter: JSON.stringify(filterValues) });
    if (sort.field) query.set('sort', JSON.stringify([sort.field, sort.order]));
    return `${API}/certificates/export?${query.toString()}`;
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<FileDownloadOutlined />}
        aria-haspopup="menu"
        disabled={!total}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('certificates.actions.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {EXPORT_FORMATS.map((format) => (
          <MenuItem
            key={format}
            component="a"
            href={address(format)}
            download={`certificates.${format}`}
            onClick={() => setAnchor(null)}
          >
            {translate(`certificates.export.${format}`, { smart_count: total ?? 0 })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

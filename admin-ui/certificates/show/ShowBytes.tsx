import CodeOutlined from '@mui/icons-material/CodeOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { createContext, useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { CertificateBytes } from '../../../server/certificates/certificates.contract.js';
import type { ByteRange } from '../bytes/byte-range.js';
import { useBytesSelection } from '../bytes/BytesSelection.js';

/** Where the fields of the certificate on the page stand. */
export const FieldsContext = createContext<CertificateBytes['fields']>([]);

/**
 * The bytes of a field: by its whole path, or by how its path ends (`.nCAName`), because the number of the statement
 * in `qcStatements[1].nCAName` is not known here. `undefined` when the certificate has no such field.
 */
function useFieldRange(path: string): ByteRange | undefined {
  const fields = useContext(FieldsContext);
  return fields.find((field) => (path.startsWith('.') ? field.path.endsWith(path) : field.path === path));
}

/** Chooses the bytes of one field in the viewer; nothing where there are none. */
export const ShowBytes = ({ path }: { path: string }) => {
  const translate = useTranslate();
  const { show } = useBytesSelection();
  const range = useFieldRange(path);
  if (range === undefined) return null;
  const label = translate('certificates.bytes.show_field', { name: path.replace(/^\./, '') });
  return (
    <Tooltip title={label} describeChild={false}>
      <IconButton
        size="small"
        aria-label={label}
        sx={{ p: '3px' }}
        onClick={() => show({ start: range.start, end: range.end })}
      >
        <CodeOutlined sx={{ fontSize: 15 }} />
      </IconButton>
    </Tooltip>
  );
};

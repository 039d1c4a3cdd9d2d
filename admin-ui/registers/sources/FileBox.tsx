import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';

interface FileBoxProps {
  readonly words: string;
  readonly action: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** Where one file is chosen; dropping it anywhere on the page does the same. */
export const FileBox = ({ words, action, accept, busy, onFile }: FileBoxProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Box sx={boxStyle}>
      <FileUploadOutlined aria-hidden sx={{ fontSize: 32, color: 'text.secondary' }} />
      <Typography variant="body2">{words}</Typography>
      <Button variant="outlined" disabled={busy} onClick={() => input.current?.click()}>
        {action}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={action}
        onChange={({ target }) => {
          const [file] = Array.from(target.files ?? []);
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </Box>
  );
};

const boxStyle = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  textAlign: 'center',
  gap: 1.25,
  minHeight: 160,
  p: 2,
  border: '2px dashed',
  borderColor: 'divider',
  borderRadius: 2,
} as const;

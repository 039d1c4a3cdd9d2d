import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import { Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { droppedFiles } from './dropped-files.js';
import { useAddFiles } from './useUploads.js';

/** Takes files dropped anywhere in the window while it is on the page. */
export const DropAnywhere = ({ enabled, children }: { enabled: boolean; children: ReactNode }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const add = useAddFiles();
  const [over, setOver] = useState(false);

  useEffect(() => {
    if (!enabled) return;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => {
        navigate('/certificates/create');
        return add(files);
      });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [enabled, add, navigate]);

  return (
    <>
      {children}
      {over && (
        <Overlay aria-hidden>
          <FileUploadOutlined sx={{ fontSize: 40 }} />
          <Typography variant="h2" component="p">
            {translate('certificates.upload.drop_now')}
          </Typography>
        </Overlay>
      )}
    </>
  );
};

const Overlay = styled('div')(({ theme }) => ({
  position: 'fixed',
  inset: 12,
  zIndex: theme.zIndex.modal + 1,
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 12,
  pointerEvents: 'none',
  borderRadius: 16,
  border: `3px dashed ${theme.palette.primary.main}`,
  backgroundColor: theme.alpha(theme.palette.background.paper, 0.92),
  color: theme.palette.primary.main,
}));

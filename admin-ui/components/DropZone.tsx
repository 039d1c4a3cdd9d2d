import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { droppedFiles } from './dropped-files.js';

interface DropZoneProps {
  readonly enabled: boolean;
  /** Said over the page while files are held over it. */
  readonly words: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes files dropped anywhere in the window while it is on the page. */
export const DropZone = ({ enabled, words, onFiles, children }: DropZoneProps) => {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });

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
      void droppedFiles(event.dataTransfer).then((files) => take.current(files));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [enabled]);

  return (
    <>
      {children}
      {over && (
        <Overlay aria-hidden>
          <FileUploadOutlined sx={{ fontSize: 40 }} />
          <Typography variant="h2" component="p">
            {words}
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

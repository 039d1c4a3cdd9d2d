import type { ReactNode } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { DropZone } from '../../components/DropZone.js';
import { useAddFiles } from './useUploads.js';

/** Certificates dropped anywhere on the page are added. */
export const DropAnywhere = ({ enabled, children }: { enabled: boolean; children: ReactNode }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const add = useAddFiles();
  return (
    <DropZone
      enabled={enabled}
      words={translate('certificates.upload.drop_now')}
      onFiles={(files) => {
        navigate('/certificates/create');
        void add([...files]);
      }}
    >
      {children}
    </DropZone>
  );
};

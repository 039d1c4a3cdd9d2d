import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';
import { Route } from 'react-router-dom';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { titleOf } from './title.js';

const CertificateList = lazy(() =>
  import('./list/CertificateList.js').then(({ CertificateList }) => ({ default: CertificateList })),
);
const CertificateUpload = lazy(() =>
  import('./upload/CertificateUpload.js').then(({ CertificateUpload }) => ({ default: CertificateUpload })),
);
const CertificateShow = lazy(() =>
  import('./show/CertificateShow.js').then(({ CertificateShow }) => ({ default: CertificateShow })),
);
const CertificateEdit = lazy(() =>
  import('./CertificateEdit.js').then(({ CertificateEdit }) => ({ default: CertificateEdit })),
);
const CertificateCompare = lazy(() =>
  import('./compare/CertificateCompare.js').then(({ CertificateCompare }) => ({
    default: CertificateCompare,
  })),
);

export const certificates = {
  name: 'certificates',
  list: CertificateList,
  create: CertificateUpload,
  show: CertificateShow,
  edit: CertificateEdit,
  recordRepresentation: (record: Certificate) => titleOf(record),
  children: <Route path="compare" element={<CertificateCompare />} />,
} satisfies ResourceProps;

import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Application } from '../../../server/applications/applications.contract.js';
import type {
  PreparedRequest,
  RequestParticularsInput,
} from '../../../server/applications/certificate-requests.contract.js';
import { Section } from '../../components/Section.js';
import { useAction } from '../../providers/useApi.js';
import { CheckRequest } from './CheckRequest.js';
import { PreparedFiles } from './PreparedFiles.js';
import { RequestForm } from './RequestForm.js';

/** Writes what OpenSSL needs to ask for a certificate, and checks what comes out. The key stays with the applicant. */
export const RequestAssistant = ({ application }: { readonly application: Application }) => {
  const translate = useTranslate();
  const [wanted, setWanted] = useState<RequestParticularsInput>(() => firstOf(application));
  const [preparedFor, setPreparedFor] = useState<RequestParticularsInput>();
  const prepare = useAction<PreparedRequest, RequestParticularsInput>('/certificate-requests/prepare', {
    quiet: true,
  });
  const words = (name: string) => translate(`applications.request.${name}`);
  return (
    <Section title={words('title')} lead={words('lead')}>
      <RequestForm
        value={wanted}
        onChange={setWanted}
        error={prepare.error}
        busy={prepare.isPending}
        onSubmit={() => {
          setPreparedFor(wanted);
          prepare.mutate(wanted);
        }}
      />
      {prepare.data !== undefined && preparedFor !== undefined && (
        <>
          <PreparedFiles prepared={prepare.data} />
          <CheckRequest wanted={preparedFor} />
        </>
      )}
    </Section>
  );
};

/** What the application says already. */
const firstOf = ({ identifier, organisationName, roles }: Application): RequestParticularsInput => ({
  kind: 'qwac',
  organisation: organisationName,
  country: /^PSD([A-Z]{2})-/.exec(identifier)?.[1] ?? '',
  locality: '',
  organizationIdentifier: identifier.trim(),
  serialNumber: '',
  commonName: '',
  dnsNames: [],
  roles: roles.length > 0 ? [...roles] : ['PSP_AI'],
  ncaName: '',
  key: 'rsa-3072',
  inDevice: false,
});

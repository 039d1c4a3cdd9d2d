import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.js';
import type { StepProps } from '../OrganisationStep.js';
import { CertificateChoice } from './CertificateChoice.js';
import { RequestAssistant } from './RequestAssistant.js';

/** A QWAC, and for payments a QSealC: one that is here, one that is added now, or one that is prepared. */
export const CertificateStep = ({ application, onChange }: StepProps) => {
  const translate = useTranslate();
  const [prepares, setPrepares] = useState(false);
  const words = (name: string) => translate(`applications.certificate.${name}`);
  const wantsSeal = application.roles.includes('PSP_PI');
  return (
    <>
      <Section title={words('qwac')} lead={words('qwac_lead')}>
        <CertificateChoice
          kind="qwac"
          identifier={application.identifier}
          value={application.certificateId}
          onChange={(certificateId) => onChange({ certificateId })}
        />
      </Section>
      <Section title={words('seal')} lead={words(wantsSeal ? 'seal_needed' : 'seal_lead')}>
        <CertificateChoice
          kind="qsealc"
          identifier={application.identifier}
          value={application.sealCertificateId}
          onChange={(sealCertificateId) => onChange({ sealCertificateId })}
        />
      </Section>
      {prepares ? (
        <RequestAssistant application={application} />
      ) : (
        <Section title={words('prepare')} lead={words('prepare_lead')}>
          <Button variant="outlined" onClick={() => setPrepares(true)}>
            {words('prepare_action')}
          </Button>
        </Section>
      )}
    </>
  );
};

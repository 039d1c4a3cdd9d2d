import { Gauge, type Registry } from 'prom-client';
import type { CertificateFigure, CertificateFigures } from '../certificates/certificate-figures.service.js';

const LABELS = ['serial_number', 'subject_CN', 'subject_O', 'subject_C', 'issuer_CN', 'kind'] as const;

/** Nothing of a natural person: of a certificate for signatures the subject stays out. */
const labelsOf = (one: CertificateFigure) => ({
  serial_number: one.serialNumber,
  subject_CN: one.kind === 'esign' ? '' : one.subject,
  subject_O: one.organisation,
  subject_C: one.country,
  issuer_CN: one.issuer,
  kind: one.kind,
});

const seconds = (instant: Date): number => instant.getTime() / 1_000;

/** The names of x509-certificate-exporter, so that dashboards and rules made for it work here. */
export function certificateMetrics(registry: Registry, read: () => Promise<CertificateFigures>): void {
  let reading: Promise<CertificateFigures> | undefined;
  // The gauges of one scrape come from one reading.
  const once = (): Promise<CertificateFigures> => (reading ??= read().finally(() => (reading = undefined)));
  const gauge = (name: string, help: string, valueOf: (one: CertificateFigure, at: Date) => number) =>
    new Gauge({
      ...{ name, help, labelNames: LABELS, registers: [registry] },
      async collect() {
        const { at, certificates } = await once();
        this.reset();
        for (const one of certificates) this.set(labelsOf(one), valueOf(one, at));
      },
    });
  gauge('x509_cert_not_before', 'Start of validity, of the certificates in use that end first.', (one) =>
    seconds(one.notBefore),
  );
  gauge('x509_cert_not_after', 'End of validity, of the certificates in use that end first.', (one) =>
    seconds(one.notAfter),
  );
  gauge('x509_cert_expired', '1 when a certificate in use has ended.', (one, at) =>
    Number(one.notAfter <= at),
  );
  new Gauge({
    name: 'qwarden_certificate_verdict',
    help: 'Certificates in use by their verdict, of those that end first.',
    labelNames: ['verdict'],
    registers: [registry],
    async collect() {
      const { certificates } = await once();
      this.reset();
      for (const { verdictOutcome } of certificates) this.inc({ verdict: verdictOutcome || 'none' });
    },
  });
}

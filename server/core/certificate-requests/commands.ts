import { requestFiles } from './openssl-configuration.js';
import type { RequestKey, RequestParticulars } from './particulars.js';

export const SHELLS = ['posix', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** What a step is there for; people read its words in their language. */
export const COMMAND_STEPS = ['protect', 'make-key', 'make-request', 'look'] as const;
export type CommandStep = (typeof COMMAND_STEPS)[number];

export interface Command {
  readonly step: CommandStep;
  readonly command: string;
}

const KEY_OPTIONS: Readonly<Record<RequestKey, string>> = {
  'rsa-3072': '-algorithm RSA -pkeyopt rsa_keygen_bits:3072',
  'rsa-4096': '-algorithm RSA -pkeyopt rsa_keygen_bits:4096',
  'ec-p256': '-algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve',
  'ec-p384': '-algorithm EC -pkeyopt ec_paramgen_curve:P-384 -pkeyopt ec_param_enc:named_curve',
};

/**
 * What the applicant types beside the configuration. The key is made there, is encrypted under a passphrase that OpenSSL
 * asks for, and never leaves. A key inside a device is made with the device's own tools, so those commands are left out.
 */
export function commandsFor(wanted: RequestParticulars, shell: Shell): readonly Command[] {
  const { configuration, key, request } = requestFiles(wanted);
  const look: Command = { step: 'look', command: `openssl req -in ${request} -noout -verify -text` };
  if (wanted.inDevice) return [look];
  return [
    shell === 'posix'
      ? { step: 'protect', command: 'umask 077' }
      : {
          step: 'protect',
          command: `New-Item -ItemType File ${key}; icacls ${key} /inheritance:r /grant:r "$($env:USERNAME):(R,W)"`,
        },
    { step: 'make-key', command: `openssl genpkey ${KEY_OPTIONS[wanted.key]} -aes-256-cbc -out ${key}` },
    {
      step: 'make-request',
      command: `openssl req -new -config ${configuration} -key ${key} -out ${request}`,
    },
    look,
  ];
}

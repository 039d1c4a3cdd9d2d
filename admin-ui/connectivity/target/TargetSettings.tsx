import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { organisationPath } from '../../organisations/address.js';
import { KEYS_PATH } from '../address.js';
import { useProbeWords } from '../words.js';
import { OutsideCommand } from '../wizard/OutsideCommand.js';

/** Names that people's dashboards for blackbox_exporter know. */
const METRICS = ['probe_success', 'probe_duration_seconds', 'probe_ssl_earliest_cert_expiry'];

/** What is asked, with what, and how often. */
export const TargetSettings = ({ target }: { readonly target: ProbeTargetView }) => {
  const words = useProbeWords();
  const { say } = words;
  const { organisationId, organisationName, keyPlace, everyMinutes, fullEveryHours } = target;
  return (
    <Section title={say('target.settings.title')}>
      <Facts
        facts={[
          { label: say('fields.kind'), value: words.word('kinds', target.kind) },
          ...(target.kind === 'xs2a'
            ? [{ label: say('fields.edition'), value: words.edition(target.edition) }]
            : []),
          { label: say('fields.environment'), value: words.environment(target.environment) },
          {
            label: say('fields.origin'),
            value: (
              <Identifier value={target.origin + target.basePath} what={say('fields.origin')} max={72} />
            ),
          },
          ...(target.discoveryUrl === null
            ? []
            : [
                {
                  label: say('fields.discoveryUrl'),
                  value: (
                    <Identifier value={target.discoveryUrl} what={say('fields.discoveryUrl')} max={72} />
                  ),
                },
              ]),
          ...(organisationId === null
            ? []
            : [
                {
                  label: say('fields.organisation'),
                  value: (
                    <Link component={RouterLink} to={organisationPath(organisationId)}>
                      {organisationName}
                    </Link>
                  ),
                },
              ]),
          ...(target.kind === 'tls'
            ? []
            : [
                { label: say('fields.clientId'), value: target.clientId ?? '–' },
                { label: say('fields.redirectUri'), value: target.redirectUri ?? '–' },
                {
                  label: say('fields.expectedRoles'),
                  value: target.expectedRoles.map((role) => words.role(role)).join(', ') || '–',
                },
                { label: say('fields.paymentProduct'), value: target.paymentProduct ?? '–' },
                {
                  label: say('fields.key'),
                  value:
                    keyPlace === 'sealed' ? (
                      <Link component={RouterLink} to={KEYS_PATH}>
                        {words.word('key_places', keyPlace)}
                      </Link>
                    ) : (
                      words.word('key_places', keyPlace)
                    ),
                },
              ]),
          {
            label: say('fields.schedule'),
            value: [
              say('target.settings.every', { smart_count: everyMinutes }),
              fullEveryHours === null
                ? say('target.settings.full_never')
                : say('target.settings.full', { smart_count: fullEveryHours }),
            ].join('; '),
          },
          { label: say('fields.nextRun'), value: <Moment at={target.nextRunAt} show="time" /> },
          {
            label: say('fields.switchedOn'),
            value: !target.needsSwitchingOn ? (
              say('target.settings.not_needed')
            ) : target.switchedOnAt === null ? (
              say('target.settings.not_switched')
            ) : (
              <>
                <Moment at={target.switchedOnAt} show="time" />{' '}
                {target.switchedOnBy !== null &&
                  say('target.settings.switched_by', { by: target.switchedOnBy })}
              </>
            ),
          },
        ]}
      />
      {keyPlace === 'outside' && (
        <>
          <p style={{ margin: '16px 0 4px' }}>{say('target.settings.outside_help')}</p>
          <OutsideCommand targetId={target.id} />
        </>
      )}
      <p style={{ margin: '16px 0 0', fontSize: '0.8125rem' }}>
        {say('target.settings.prometheus', { path: '/metrics', names: METRICS.join(', ') })}
      </p>
    </Section>
  );
};

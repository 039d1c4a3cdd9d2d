import { useTranslate } from 'react-admin';
import type { StepRole } from '../../server/reviews/decisions.contract.js';
import type { ProfileSettings } from './profile-versions.js';

/** Plain names for codes of decisions; an unknown code stands for itself. */
export function useDecisionWords() {
  const translate = useTranslate();
  const say = (name: string, values?: object): string => translate(`decisions.${name}`, values);
  const lane = (code: string): string => say(`lanes.${code}`);
  const edition = (code: string | null): string =>
    code === null ? say('any_edition') : translate(`access.editions.${code.replace('.', '_')}`, { _: code });
  const environment = (code: string | null): string =>
    code === null ? say('any_environment') : translate(`access.environments.${code}`, { _: code });
  return {
    say,
    lane,
    edition,
    environment,
    /** "Berlin Group 1.3 · Production", or that it is for everything. */
    scope: (what: Pick<ProfileSettings, 'edition' | 'environment'>): string =>
      what.edition === null && what.environment === null
        ? say('everything')
        : `${edition(what.edition)} · ${environment(what.environment)}`,
    /** An outcome of a verdict by its name; a warning by its code. */
    waived: (code: string): string => {
      const outcome = translate(`verdict.outcomes.${code}`, { _: '' });
      return outcome === '' ? say('waivers.warning', { code }) : say('waivers.verdict', { outcome });
    },
  };
}

export interface SettingLine {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/** A profile as lines that people read, always the same ones in the same order, so that two compare. */
export function useSettingLines(): (profile: ProfileSettings) => readonly SettingLine[] {
  const { say, lane } = useDecisionWords();
  const translate = useTranslate();
  /** Whoever decides may give the others. */
  const byRole = (role: StepRole | undefined): string =>
    role === undefined || role === 'compliance-officer' ? '' : ` (${translate(`roles.${role}.name`)})`;
  return ({ steps, stepRoles = [], automatic, ...profile }) => {
    const line = (field: string, value: string) => ({ field, label: say(`fields.${field}`), value });
    const days = (count: number) => say('days', { smart_count: count });
    const people = (count: number) => say('people', { smart_count: count });
    return [
      line('name', profile.name),
      line('approvals', people(profile.approvals)),
      line(
        'steps',
        steps.map((step, index) => `${index + 1}. ${step}${byRole(stepRoles[index])}`).join(' → '),
      ),
      line('renewalApprovals', people(profile.renewalApprovals)),
      line('blindSecond', say(profile.blindSecond ? 'blind.on' : 'blind.off')),
      line('slaHours', say('hours', { smart_count: profile.slaHours })),
      line('validForDays', days(profile.validForDays)),
      line('answerWithinDays', days(profile.answerWithinDays)),
      line('draftForDays', days(profile.draftForDays)),
      line(
        'automatic',
        automatic.enabled
          ? say('automatic.on', {
              lanes: automatic.lanes.map(lane).join(', '),
              percent: automatic.samplePercent,
            })
          : say('automatic.off'),
      ),
    ];
  };
}

import { describe, expect, test } from '@jest/globals';
import { en } from '../../admin-ui/i18n/en.js';
import { lt } from '../../admin-ui/i18n/lt.js';
import {
  ALERT_DELIVERIES,
  ALERT_KINDS,
  ALERT_STATES,
  SUPERSEDED_REASONS,
} from '../../server/alerts/alerts.contract.js';
import { ACTOR_ROUTES, AUDIT_FAULTS } from '../../server/audit/audit.contract.js';
import {
  CHECK_FLOWS,
  CHECK_STATES,
  CHECK_STEPS,
  CONNECTION_STATES,
  connectionTokenSchema,
  CONSENT_SCOPES,
  FLOW_STATES,
  OUTCOME_CODES,
  SCOPE_WORDS,
} from '../../server/connections/connections.contract.js';
import { outcomeDetail } from '../../admin-ui/connections/outcome-detail.js';
import { OUTCOMES as CONNECTION_OUTCOMES, outcome } from '../../server/core/connections/outcomes.js';
import { CERTIFICATE_KINDS, CERTIFICATE_STATUSES } from '../../server/certificates/certificates.contract.js';
import { RULE_GROUPS } from '../../admin-ui/rules/groups.js';
import { CERTIFICATE_PROFILES } from '../../server/core/lint/certificate-profile.js';
import { LINT_RULES } from '../../server/core/lint/registry.js';
import { JOB_NAMES } from '../../server/jobs/jobs.contract.js';
import { ADJUSTED_SEVERITIES, ADJUSTMENT_STATES } from '../../server/lint-settings/lint-settings.contract.js';
import { MESSAGE_KINDS, MESSAGE_STATES } from '../../server/messages/messages.contract.js';
import { PROBLEMS } from '../../server/platform/http/problem.js';
import {
  CHECKS,
  EVALUATION_TRIGGERS,
  EVIDENCE_KINDS,
  OUTCOMES,
} from '../../server/evaluations/evaluations.contract.js';
import { PATH_CLAUSES } from '../../server/core/path/path-problem.js';
import { QUALIFICATION_REASON_CODES } from '../../server/core/qualification/qualification.js';
import {
  ATTEMPT_OUTCOMES,
  LIST_WARNING_CODES,
  SERVICE_ASPECTS,
  SERVICE_PURPOSES,
  TRUST_ANCHOR_STATES,
  TRUSTED_LIST_STATES,
} from '../../server/trust/trust.contract.js';
import {
  NOTIFICATION_GROUPS,
  NOTIFICATION_KINDS,
} from '../../server/notifications/notifications.contract.js';
import {
  DEMANDS,
  SUBMISSION_EVENTS,
  SUBMISSION_STATES,
} from '../../server/submissions/submissions.contract.js';
import {
  ANSWERS,
  FAULTS,
  PHASES,
  PROBE_QUESTIONS,
  PROBE_STEPS,
  RUN_ORIGINS,
  RUN_STATES,
  STEP_STATES,
  TARGET_STATES,
  TRUTH_CASES,
} from '../../server/probes/probes.contract.js';
import { REGISTER_REASON_CODES } from '../../server/core/registers/register-answer.js';
import { REVIEW_LANES, REVIEW_STATES } from '../../server/core/reviews/review-states.js';
import { REVIEW_TURNS } from '../../server/reviews/reviews.contract.js';
import { STATUS_WARNINGS } from '../../server/status/status.contract.js';
import {
  INVITATIONS,
  PERMISSIONS,
  ROLES,
  TOKEN_STATES,
  USER_STATES,
} from '../../server/users/users.contract.js';

/** Texts by their key in dots. */
function textsOf(tree: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[above + key, value] as const]
        : [...textsOf(value as object, `${above}${key}.`)],
    ),
  );
}

const english = textsOf(en);
const lithuanian = textsOf(lt);
const PLURAL = ' |||| ';
const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();

describe('the texts of the console', () => {
  test('have the same keys in English and in Lithuanian', () => {
    expect([...lithuanian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('fill in the same values in both languages', () => {
    const unlike = [...english].filter(
      ([key, text]) =>
        !key.startsWith('ra.') &&
        placeholders(text).join() !== placeholders(lithuanian.get(key) ?? '').join(),
    );
    expect(unlike.map(([key]) => key)).toEqual([]);
  });

  test('count in two forms in English and in three in Lithuanian', () => {
    const wrong = [...english].filter(([key, text]) => {
      const forms = [text, lithuanian.get(key) ?? ''].map((each) => each.split(PLURAL.trim()).length);
      return text.includes(PLURAL.trim()) && !(forms[0] === 2 && forms[1] === 3);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('are nowhere left untranslated', () => {
    // Names and units are written alike; everything longer is a sentence that somebody forgot.
    const same = [...english].filter(
      ([key, text]) => lithuanian.get(key) === text && text.split(' ').length > 3 && !text.includes('%{'),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });

  const labelled: [string, readonly string[], string][] = [
    ['problem', Object.keys(PROBLEMS), 'problems.*'],
    ['role', ROLES, 'roles.*.name'],
    ['permission', PERMISSIONS, 'permissions.*'],
    ['kind of certificate', CERTIFICATE_KINDS, 'certificates.kinds.*'],
    ['status of a certificate', CERTIFICATE_STATUSES, 'certificates.statuses.*'],
    ['kind of alert', ALERT_KINDS, 'alerts.sentences.*'],
    ['state of an alert', ALERT_STATES, 'alerts.states.*'],
    ['delivery of an alert', ALERT_DELIVERIES, 'alerts.deliveries.*'],
    ['reason to supersede an alert', SUPERSEDED_REASONS, 'alerts.reasons.*'],
    ['kind of mail', MESSAGE_KINDS, 'mails.kinds.*'],
    ['state of a mail', MESSAGE_STATES, 'mails.states.*'],
    ['state of a user', USER_STATES, 'settings.users.states.*'],
    ['invitation', INVITATIONS, 'settings.users.invitations.*.name'],
    ['state of a token', TOKEN_STATES, 'settings.tokens.states.*'],
    ['warning of the system', STATUS_WARNINGS, 'status.warnings.*.title'],
    ['job', JOB_NAMES, 'jobs.names.*'],
    ['group of rules', RULE_GROUPS, 'rules.groups.*'],
    ['group of a rule', LINT_RULES.map(({ id }) => id.split('.')[0] ?? ''), 'rules.groups.*'],
    ['profile of rules', CERTIFICATE_PROFILES, 'rules.profiles.*'],
    ['severity of a rule', ADJUSTED_SEVERITIES, 'rules.severities.*'],
    ['state of an adjustment', ADJUSTMENT_STATES, 'rules.states.*'],
    ['outcome of a verdict', OUTCOMES, 'verdict.outcomes.*'],
    ['check of a verdict', CHECKS, 'certificates.checks.*.name'],
    ['check that is in order', CHECKS, 'verdict.checks.passed.*'],
    ['reason about a path', Object.keys(PATH_CLAUSES), 'verdict.reasons.*'],
    ['reason about qualification', QUALIFICATION_REASON_CODES, 'verdict.reasons.*'],
    ['reason about registers', REGISTER_REASON_CODES, 'verdict.reasons.*'],
    ['reason to verify', EVALUATION_TRIGGERS, 'verdict.history.by.*'],
    ['state of a trusted list', TRUSTED_LIST_STATES, 'trust.states.*'],
    ['attempt to get a trusted list', ATTEMPT_OUTCOMES, 'trust.attempts.*'],
    ['warning about a trusted list', LIST_WARNING_CODES, 'trust.warnings.*'],
    ['aspect of a service', SERVICE_ASPECTS, 'trust.edition.aspects.*'],
    ['purpose of a service', SERVICE_PURPOSES, 'trust.purposes.*'],
    ['state of a trust anchor', TRUST_ANCHOR_STATES, 'trust.anchors.states.*'],
    ['kind of evidence', EVIDENCE_KINDS, 'verdict.evidence.kinds.*'],
    ['way into the audit log', ACTOR_ROUTES, 'audit.routes.*'],
    ['fault of the audit log', AUDIT_FAULTS, 'audit.fault.*'],
    ['kind of notification', NOTIFICATION_KINDS, 'notifications.kinds.*'],
    ['group of notifications', NOTIFICATION_GROUPS, 'notifications.mails.*.name'],
    ['state of a review', REVIEW_STATES, 'reviews.states.*'],
    ['lane of a review', REVIEW_LANES, 'reviews.lanes.*'],
    ['whose turn a review is', REVIEW_TURNS, 'reviews.turns.*'],
    ['state of a submission', SUBMISSION_STATES, 'submissions.states.*'],
    ['event of a submission', SUBMISSION_EVENTS, 'submissions.events.*'],
    ['demand of the bank', DEMANDS, 'submissions.demand.*'],
    ['state of a probe target', TARGET_STATES, 'connectivity.states.*'],
    ['state of a probe run', RUN_STATES, 'connectivity.run_states.*'],
    ['reason to run a probe', RUN_ORIGINS, 'connectivity.origins.*'],
    ['step of a probe', PROBE_STEPS, 'connectivity.steps.*'],
    ['state of a step', STEP_STATES, 'connectivity.run.step_states.*'],
    ['phase of a step', PHASES, 'connectivity.run.phases.*'],
    ['question of a probe', PROBE_QUESTIONS, 'connectivity.questions.*'],
    ['answer to a question', ANSWERS, 'connectivity.answers.*'],
    ['side at fault', FAULTS, 'connectivity.faults.*'],
    ['case of a certificate', TRUTH_CASES, 'connectivity.cases.names.*'],
    ['state of a connection', CONNECTION_STATES, 'connections.states.*'],
    ['state of a connection, as a sentence', CONNECTION_STATES, 'connections.sentences.*'],
    ['state of a bank’s token', connectionTokenSchema.shape.state.options, 'connections.token_states.*'],
    ['kind of a bank’s token', connectionTokenSchema.shape.kind.options, 'connections.kinds.*'],
    ['word of a scope', SCOPE_WORDS, 'connections.scope_words.*'],
    ['flow of a check', CHECK_FLOWS, 'connections.flows.*'],
    ['state of a flow', FLOW_STATES, 'connections.flow_states.*'],
    ['step of a check', CHECK_STEPS, 'connections.steps.*'],
    ['step of a check, explained', CHECK_STEPS, 'connections.step_help.*'],
    ['state of a step of a check', CHECK_STATES, 'connections.check_states.*'],
    ['way of choosing accounts', CONSENT_SCOPES, 'connections.consent.scopes.*'],
    ['outcome of connecting', OUTCOME_CODES, 'connections.outcomes.*.title'],
  ];
  test.each(labelled)('name every %s', (_, values, key) => {
    expect(values.map((value) => key.replace('*', value)).filter((each) => !english.has(each))).toEqual([]);
  });

  test('say the same of what came of connecting as the server does', () => {
    for (const code of OUTCOME_CODES) {
      const { title, advice } = CONNECTION_OUTCOMES[code];
      const text = (part: string) =>
        (english.get(`connections.outcomes.${code}.${part}`) ?? '').replaceAll('’', "'");
      expect([text('title'), text('advice')]).toEqual([title, advice]);
      // The console says the title itself and adds what was seen.
      expect(outcomeDetail(outcome(code).message)).toBe('');
      expect(outcomeDetail(outcome(code, 'HTTP 503: closed').message)).toBe('HTTP 503: closed.');
    }
  });
});

export const forecast = {
  forecast: {
    title: 'Forecast',
    lead: 'How many consents stop on which day, by organisation and edition.',
    point: 'Most on one day: %{total}, on %{day}.',
    sum: '%{total} consent stops in the next %{days} days. |||| %{total} consents stop in the next %{days} days.',
    early:
      '%{early} of them stops before its own end, because what it rests on ends first. |||| %{early} of them stop before their own end, because what they rest on ends first.',
    nothing_help:
      'Consents that stop within 180 days are counted here once the register of consents has some.',
    stopped:
      '%{total} consent cannot be used any more: the access that it rests on has stopped. |||| %{total} consents cannot be used any more: the access that they rest on has stopped.',
    plot: 'The consent cliff',
    any_organisation: 'Every organisation',
    any_edition: 'Every edition',
    all_rows: 'Show all %{count} rows',
    causes: {
      consent: 'By their own end',
      certificate: 'The certificate ends',
      grant: 'The access ends',
      register: 'The register withdraws',
    },
    nothing: 'No consent stops in this time.',
    table: 'Consents that stop',
    export: 'Export as CSV',
    day: 'Day',
    organisation: 'Organisation',
    edition: 'Edition',
    total: 'Consents',
  },
  blast: {
    title: 'If this stops',
    leads: {
      certificate: 'What works today with this certificate, and would not without it.',
      grant: 'What works today by this access, and would not without it.',
      'trust-service':
        'What works today with certificates whose path leads over this service, and would not if it were withdrawn.',
      'register-entry': 'What works today for this institution, and would not if the register withdrew it.',
    },
    nothing: 'Nothing that is known here: no access and no consent works because of it today.',
    certificates: 'certificate is of no use any more |||| certificates are of no use any more',
    stopping: 'access stops |||| accesses stop',
    organisations: 'of %{smart_count} organisation |||| of %{smart_count} organisations',
    carried_on:
      '%{smart_count} more goes on with another certificate |||| %{smart_count} more go on with another certificate',
    consents: 'consent of customers stops |||| consents of customers stop',
    table: 'Access that this touches',
    access: 'Access',
    then: 'Then',
    stops: 'Stops',
    goes_on: 'Goes on',
    more: 'And %{smart_count} more. |||| And %{smart_count} more.',
  },
};

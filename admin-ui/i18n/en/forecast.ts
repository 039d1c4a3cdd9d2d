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
};

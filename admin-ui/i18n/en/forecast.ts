export const forecast = {
  forecast: {
    title: 'Forecast',
    lead: 'How many consents stop on which day, by organisation and edition.',
    point: 'On %{day} %{total} consents stop, more than on any other of the next %{days} days.',
    nothing: 'No consent stops in this time.',
    table: 'Consents that stop',
    export: 'Export as CSV',
    day: 'Day',
    organisation: 'Organisation',
    edition: 'Edition',
    total: 'Consents',
  },
};

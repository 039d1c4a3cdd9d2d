import { useTranslate } from 'react-admin';
import { ALERT_KINDS, ALERT_SEVERITIES, ALERT_STATES } from '../../../server/alerts/alerts.contract.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';

export const InboxFilters = () => {
  const translate = useTranslate();
  const any = translate('list.any');
  return (
    <>
      <SearchFilter label={translate('alerts.search')} />
      <ChoiceFilter
        source="severity"
        label={translate('inbox.fields.severity')}
        any={any}
        choices={ALERT_SEVERITIES.toReversed().map((id) => ({
          id,
          name: translate(`inbox.severities.${id}`),
        }))}
      />
      <ChoiceFilter
        source="state"
        label={translate('alerts.fields.state')}
        any={any}
        choices={ALERT_STATES.map((id) => ({ id, name: translate(`inbox.states.${id}`) }))}
      />
      <ChoiceFilter
        source="kind"
        label={translate('alerts.fields.kind')}
        any={any}
        choices={ALERT_KINDS.map((id) => ({ id, name: translate(`alert_kinds.${id}`, { _: id }) }))}
      />
    </>
  );
};

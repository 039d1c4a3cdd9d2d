import Button from '@mui/material/Button';
import type { IntegrationCheck } from '../../../server/connections/connections.contract.js';
import { saveFile } from '../../components/saveFile.js';
import { API } from '../../providers/http.js';
import { useConnectionWords } from '../words.js';

/** The check on paper, to go with the application, and the same for machines. */
export const Report = ({ check }: { readonly check: IntegrationCheck }) => {
  const { say } = useConnectionWords();
  return (
    <>
      <Button
        variant="outlined"
        onClick={() =>
          saveFile(`integration-check-${check.id}.json`, 'application/json', JSON.stringify(check, null, 2))
        }
      >
        {say('report.json')}
      </Button>
      <Button
        variant="outlined"
        component="a"
        href={`${API}/integration-checks/${check.id}/report.pdf`}
        download
      >
        {say('report.pdf')}
      </Button>
    </>
  );
};

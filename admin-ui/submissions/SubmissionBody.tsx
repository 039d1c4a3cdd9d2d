import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { PackageContents } from './PackageContents.js';
import { SecretsSection } from './SecretsSection.js';
import { SubmissionStanding } from './SubmissionStanding.js';
import { SubmissionTimeline } from './SubmissionTimeline.js';

/** Where it stands, what can be done next, what the package holds, and what happened. */
export const SubmissionBody = ({ submission }: { readonly submission: SubmissionDetails }) => (
  <>
    <SubmissionStanding submission={submission} />
    <SecretsSection submission={submission} />
    <PackageContents contents={submission.contents} />
    <SubmissionTimeline submission={submission} />
  </>
);

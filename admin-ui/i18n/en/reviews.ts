/** The queue of reviews, and the words that every page about reviews uses. */
export const reviews = {
  reviews: {
    title: 'Reviews',
    states: {
      draft: 'Draft',
      submitted: 'Submitted',
      'in-review': 'In review',
      'needs-information': 'Needs information',
      approved: 'Approved',
      rejected: 'Rejected',
      withdrawn: 'Withdrawn',
      expired: 'Expired',
    },
    lanes: { first: 'First', renewal: 'Renewal', change: 'Change' },
    turns: { applicant: 'Applicant', reviewer: 'Reviewers', nobody: 'Nobody' },
  },
};

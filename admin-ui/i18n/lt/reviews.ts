import type { Messages } from '../en.js';

export const reviews: Pick<Messages, 'reviews'> = {
  reviews: {
    title: 'Peržiūros',
    states: {
      draft: 'Juodraštis',
      submitted: 'Pateikta',
      'in-review': 'Peržiūrima',
      'needs-information': 'Trūksta duomenų',
      approved: 'Patvirtinta',
      rejected: 'Atmesta',
      withdrawn: 'Atsiimta',
      expired: 'Pasibaigė',
    },
    lanes: { first: 'Pirma', renewal: 'Atnaujinimas', change: 'Pakeitimas' },
    turns: { applicant: 'Pareiškėjas', reviewer: 'Peržiūrėtojai', nobody: 'Niekas' },
  },
};

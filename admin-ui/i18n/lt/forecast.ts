import type { forecast as english } from '../en/forecast.js';

export const forecast: typeof english = {
  forecast: {
    title: 'Prognozė',
    lead: 'Kiek sutikimų kurią dieną nustos galioti, pagal organizaciją ir laidą.',
    point: '%{day} nustos galioti daugiausia sutikimų per artimiausias dienas (%{days}): %{total}.',
    nothing: 'Per šį laikotarpį joks sutikimas nenustos galioti.',
    table: 'Sutikimai, kurie nustos galioti',
    export: 'Eksportuoti CSV',
    day: 'Diena',
    organisation: 'Organizacija',
    edition: 'Laida',
    total: 'Sutikimai',
  },
};

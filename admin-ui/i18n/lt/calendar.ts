import type { calendar as english } from '../en/calendar.js';

export const calendar: typeof english = {
  calendar: {
    title: 'Kalendorius',
    lead: 'Kas kada baigiasi ir kokia yra paskutinė darbo diena prieš tai.',
    agenda: 'Darbotvarkė',
    range: 'Laikotarpis',
    ranges: { '7': 'Savaitė', '31': 'Mėnuo', '365': 'Metai' },
    scope: 'Kieno',
    scopes: { all: 'Visi', mine: 'Mano' },
    type: 'Kas',
    types: {
      any: 'Viskas',
      certificate: 'Sertifikatas',
      'trusted-list': 'Patikimas sąrašas',
      consents: 'Sutikimai',
      grant: 'Prieiga',
      waiver: 'Išimtis',
      secret: 'Paslaptis',
      'api-token': 'API raktas',
    },
    empty: 'Per šį laikotarpį niekas nesibaigia',
    act_before: 'padarykite iki %{day}',
    feeds: {
      title: 'Kalendoriaus srautai',
      lead: 'Adresas, kurį skaito jūsų kalendoriaus programa. Kas jį turi, mato datas.',
      one: 'Srauto adresas',
      empty: 'Srautų neturite.',
      make: 'Sukurti srautą',
      name: 'Pavadinimas',
      made: 'Srautas sukurtas',
      made_help: 'Nukopijuokite adresą dabar. Daugiau jis nebus rodomas.',
      revoke: 'Atšaukti',
      revoke_help: 'Adresas iškart ir visam laikui nustos veikti.',
      revoked: 'Srautas atšauktas.',
    },
  },
};

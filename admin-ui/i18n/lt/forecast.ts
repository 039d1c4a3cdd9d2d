import type { forecast as english } from '../en/forecast.js';

export const forecast: typeof english = {
  forecast: {
    title: 'Prognozė',
    lead: 'Kiek sutikimų kurią dieną nustos galioti, pagal organizaciją ir laidą.',
    point: 'Daugiausia per vieną dieną: %{total}, %{day}.',
    sum: 'Per artimiausias %{days} d. nustos galioti %{total} sutikimas. |||| Per artimiausias %{days} d. nustos galioti %{total} sutikimai. |||| Per artimiausias %{days} d. nustos galioti %{total} sutikimų.',
    early:
      '%{early} iš jų – anksčiau nei savo pabaiga, nes anksčiau baigiasi tai, kuo jis remiasi. |||| %{early} iš jų – anksčiau nei savo pabaiga, nes anksčiau baigiasi tai, kuo jie remiasi. |||| %{early} iš jų – anksčiau nei savo pabaiga, nes anksčiau baigiasi tai, kuo jie remiasi.',
    nothing_help:
      'Čia skaičiuojami sutikimai, kurie nustos galioti per 180 dienų, kai sutikimų registre jų bus.',
    stopped:
      '%{total} sutikimu naudotis nebegalima: prieiga, kuria jis remiasi, sustabdyta. |||| %{total} sutikimais naudotis nebegalima: prieiga, kuria jie remiasi, sustabdyta. |||| %{total} sutikimų naudoti nebegalima: prieiga, kuria jie remiasi, sustabdyta.',
    plot: 'Sutikimų skardis',
    any_organisation: 'Visos organizacijos',
    any_edition: 'Visos laidos',
    all_rows: 'Rodyti visas eilutes (%{count})',
    causes: {
      consent: 'Savo pabaiga',
      certificate: 'Baigiasi sertifikatas',
      grant: 'Baigiasi prieiga',
      register: 'Atšaukia registras',
    },
    nothing: 'Per šį laikotarpį joks sutikimas nenustos galioti.',
    table: 'Sutikimai, kurie nustos galioti',
    export: 'Eksportuoti CSV',
    day: 'Diena',
    organisation: 'Organizacija',
    edition: 'Laida',
    total: 'Sutikimai',
  },
  blast: {
    title: 'Jei to nebeliktų',
    leads: {
      certificate: 'Kas šiandien veikia su šiuo sertifikatu ir be jo nebeveiktų.',
      grant: 'Kas šiandien veikia dėl šios prieigos ir be jos nebeveiktų.',
      'trust-service':
        'Kas šiandien veikia su sertifikatais, kurių kelias eina per šią paslaugą, ir nebeveiktų, jei ji būtų atšaukta.',
      'register-entry': 'Kas šiandien veikia šiai įstaigai ir nebeveiktų, jei registras ją atšauktų.',
    },
    nothing: 'Nieko, kas čia būtų žinoma: šiandien juo nesiremia nei prieiga, nei sutikimai.',
    certificates:
      'naudojamas sertifikatas taptų bevertis |||| naudojami sertifikatai taptų beverčiai |||| naudojamų sertifikatų taptų beverčiai',
    stopping: 'prieiga sustotų |||| prieigos sustotų |||| prieigų sustotų',
    organisations:
      '%{smart_count} organizacijos |||| %{smart_count} organizacijų |||| %{smart_count} organizacijų',
    carried_on:
      'Dar %{smart_count} liktų su kitu sertifikatu |||| Dar %{smart_count} liktų su kitu sertifikatu |||| Dar %{smart_count} liktų su kitu sertifikatu',
    consents:
      'klientų sutikimas nustotų galioti |||| klientų sutikimai nustotų galioti |||| klientų sutikimų nustotų galioti',
    table: 'Susijusi prieiga',
    access: 'Prieiga',
    then: 'Tuomet',
    stops: 'Sustotų',
    goes_on: 'Liktų',
    more: 'Ir dar %{smart_count}. |||| Ir dar %{smart_count}. |||| Ir dar %{smart_count}.',
  },
};

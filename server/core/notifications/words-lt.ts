import type { NotificationWords } from './notification-words.js';

export const WORDS_LT: NotificationWords = {
  kinds: {
    'review-submitted': {
      what: 'pateikta peržiūrai',
      sentence: 'Peržiūrai pateiktas prašymas ({organisation}[, {edition}])[; pateikė {by}].',
      next: 'Laukiama, kol kas nors imsis peržiūros[; terminas – {dueAt}].',
      label: 'Atverti peržiūrą',
    },
    'review-claimed': {
      what: 'peržiūrima',
      sentence: 'Prašymas ({organisation}) peržiūrimas[; peržiūri {by}].',
      next: 'Dabar nieko daryti nereikia; pranešime, kas nuspręsta arba ko klausiama.',
      label: 'Atverti prašymą',
    },
    'review-question': {
      what: 'reikia atsakymo',
      sentence: 'Yra klausimas apie prašymą ({organisation})[; klausia {by}].',
      next: 'Peržiūra sustabdyta, kol bus atsakyta[; {expiresAt} ji baigsis savaime].',
      label: 'Atsakyti',
    },
    'review-answer': {
      what: 'atsakyta',
      sentence: 'Į klausimą apie prašymą ({organisation}) atsakyta[; atsakė {by}].',
      next: 'Peržiūra tęsiama[; terminas – {dueAt}].',
      label: 'Atverti peržiūrą',
    },
    'review-approved': {
      what: 'patvirtinta',
      sentence: 'Prašymas ({organisation}) patvirtintas[; patvirtino {by}].',
      next: '[Patvirtinimas galioja iki {validUntil}.]',
      label: 'Atverti prašymą',
    },
    'review-rejected': {
      what: 'atmesta',
      sentence: 'Prašymas ({organisation}) atmestas[; atmetė {by}][: {reason}].',
      next: 'Priežastys nurodytos jo puslapyje; prašymą galima pataisyti ir pateikti iš naujo.',
      label: 'Atverti prašymą',
    },
    'review-reopened': {
      what: 'peržiūra atnaujinta',
      sentence: 'Patvirtinimo ({organisation}) peržiūra atnaujinta[: {reason}].',
      next: 'Laukiama naujo sprendimo[; terminas – {dueAt}].',
      label: 'Atverti peržiūrą',
    },
    'review-overdue': {
      what: 'vėluojama',
      sentence: 'Peržiūra ({organisation}) vėluoja[; terminas buvo {dueAt}].',
      next: 'Prašytojas laukia sprendimo.',
      label: 'Atverti peržiūrą',
    },
    'review-expired': {
      what: 'nebegalioja',
      sentence: 'Prašymas ({organisation}) nebegalioja[: {reason}].',
      next: 'Juo pagrįsta prieiga baigiasi. Prašymą galima pateikti iš naujo.',
      label: 'Atverti prašymą',
    },
    'bank-answer': {
      what: 'bankas atsakė',
      sentence: 'Banko atsakymas apie prašymą ({organisation}) įrašytas[; įrašė {by}][: {answer}].',
      next: 'Kas suteikta ir iki kada, nurodyta jo puslapyje.',
      label: 'Atverti pateikimą',
    },
    'account-consent-waiting': {
      what: 'reikia antro administratoriaus sutikimo',
      sentence:
        'Pakeitimas, kas gali priimti sprendimus, laukia antro administratoriaus sutikimo[; pakeitė {by}][: {change}].',
      next: 'Iki tol jis negalioja.',
      label: 'Peržiūrėti',
    },
    'grant-suspended': {
      what: 'prieiga sustabdyta',
      sentence: 'Prieiga ({organisation}) sustabdyta[: {reason}].',
      next: 'Užklausos atmetamos, kol kas nors nuspręs prieigą atnaujinti.',
      label: 'Atverti prieigą',
    },
    'grant-resumed': {
      what: 'prieiga atnaujinta',
      sentence: 'Prieiga ({organisation}) atnaujinta[; atnaujino {by}].',
      next: '[Ji galioja iki {validUntil}.]',
      label: 'Atverti prieigą',
    },
  },
  on: '{at}',
  answers: { 'asked-back': 'prašoma papildomos informacijos', approved: 'patvirtinta', refused: 'atmesta' },
  because: {
    named: 'Išsiuntė „Qwarden“ ({baseUrl}), nes tai susiję su jumis.',
    permission: 'Išsiuntė „Qwarden“ ({baseUrl}), nes galite dėl to veikti.',
    contact: 'Išsiuntė „Qwarden“ ({baseUrl}), nes esate nurodyti kaip kontaktinis asmuo.',
  },
  switchOff: 'Tokius laiškus galima išjungti: {link}',
  open: 'Atverkite čia:',
};

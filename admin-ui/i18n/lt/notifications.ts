import type { notifications as english } from '../en/notifications.js';
import type { Texts } from '../en.js';

export const notifications: Texts<typeof english> = {
  notifications: {
    title: 'Pranešimai',
    lead: 'Kas susiję su jumis: sprendimai dėl jūsų prašymų ir tai, kas laukia jūsų.',
    button: 'Pranešimai, neskaitytų nėra',
    button_unread:
      'Pranešimai, %{smart_count} neskaitytas |||| Pranešimai, %{smart_count} neskaityti |||| Pranešimai, %{smart_count} neskaitytų',
    unread: 'Neskaityti',
    read: 'Skaityta',
    mark_read: 'Pažymėti kaip skaitytą',
    read_all: 'Pažymėti visus kaip skaitytus',
    all_read: 'Visi pažymėti kaip skaityti.',
    show_all: 'Rodyti visus',
    empty: 'Nieko naujo',
    empty_help:
      'Čia ir, jei neišjungsite, laiškuose rodomos su jumis susijusios peržiūros, prieigos ir atsakymai.',
    kind: 'Rūšis',
    any_kind: 'Bet kuri rūšis',
    fields: { what: 'Kas', when: 'Kada', state: 'Būsena' },
    shortcut: 'G, tada N atveria visus pranešimus.',
    kinds: {
      'review-submitted': 'Pateikta peržiūrai',
      'review-claimed': 'Peržiūrima',
      'review-question': 'Reikia atsakymo',
      'review-answer': 'Į klausimą atsakyta',
      'review-approved': 'Patvirtinta',
      'review-rejected': 'Atmesta',
      'review-reopened': 'Peržiūra atnaujinta',
      'review-overdue': 'Vėluojama',
      'review-expired': 'Nebegalioja',
      'bank-answer': 'Banko atsakymas',
      'account-consent-waiting': 'Reikia antro administratoriaus',
      'grant-suspended': 'Prieiga sustabdyta',
      'grant-resumed': 'Prieiga atnaujinta',
    },
    mails: {
      title: 'Laiškai',
      help: 'Ką gaunate ir paštu. Varpelis konsolėje praneša visada.',
      off: 'Šiuo metu laiškai nesiunčiami: nėra pašto nustatymų.',
      queue: {
        name: 'Laukiantys darbai',
        help: 'Pateiktos, atsakytos, atnaujintos ir vėluojančios peržiūros.',
      },
      applications: { name: 'Mano prašymai', help: 'Klausimai, sprendimai ir banko atsakymai.' },
      grants: { name: 'Prieiga', help: 'Sustabdytos ir atnaujintos prieigos.' },
      accounts: { name: 'Paskyros', help: 'Paskyrų pakeitimai, laukiantys antro administratoriaus.' },
    },
    recipients: {
      heard: 'Sužinos: %{names}',
      nobody: 'To niekas negautų',
      nobody_help:
        'Nėra veikiančios paskyros, kuri galėtų dėl to veikti. Administratorius gali kam nors suteikti vaidmenį.',
      no_mail: 'Tik konsolėje: nėra pašto nustatymų.',
    },
  },
};

import type { Texts } from '../en.js';
import type { status as english } from '../en/status.js';

export const status: Texts<typeof english> = {
  status: {
    about: 'Apie šią sistemą',
    version: 'Versija',
    database: 'Duomenų bazė',
    databases: { sqlite: 'SQLite', postgres: 'PostgreSQL' },
    free_space: 'Laisva vieta',
    gigabytes: '%{size} GB',
    api: 'API',
    api_docs: 'API dokumentacija',
    mail: 'Paštas',
    smtp: 'Pašto serveris',
    default_recipient: 'Numatytasis gavėjas',
    configured: 'Nurodyta',
    not_configured: 'Nenurodyta',
    mails_waiting: 'Laukiantys laiškai',
    mails_failed: 'Nepristatyti laiškai',
    test: 'Siųsti bandomąjį laišką',
    test_to: 'Bandomojo laiško gavėjas',
    test_sending: 'Siunčiama…',
    test_sent: 'Pašto serveris priėmė bandomąjį laišką (gavėjas %{to})',
    test_not_sent: 'Bandomasis laiškas dar nepriimtas (gavėjas %{to})',
    health: {
      swept: 'Galiojimas patikrintas %{when}',
      not_swept: 'Galiojimas dar netikrintas',
      lists: 'Patikimi sąrašai tikrinti %{when}',
      lists_none: 'Patikimų sąrašų dar nėra',
      lists_troubled:
        'Reikia pažvelgti į %{smart_count} patikimą sąrašą |||| Reikia pažvelgti į %{smart_count} patikimus sąrašus |||| Reikia pažvelgti į %{smart_count} patikimų sąrašų',
      mails_sent: 'Visi laiškai išsiųsti',
      mails_waiting:
        'Laukia %{smart_count} laiškas |||| Laukia %{smart_count} laiškai |||| Laukia %{smart_count} laiškų',
      mails_failed:
        'Nepristatytas %{smart_count} laiškas |||| Nepristatyti %{smart_count} laiškai |||| Nepristatyta %{smart_count} laiškų',
    },
    warnings: {
      'nobody-listens': {
        title: 'Yra atvirų įspėjimų, apie kuriuos niekam nepranešta',
        help: 'Jie neturi nei savininko, nei numatytojo gavėjo. Paskirkite sertifikatams savininką arba nurodykite QWARDEN_ALERT_TO ir paleiskite serverį iš naujo.',
      },
      'no-smtp': {
        title: 'Laiškai nesiunčiami',
        help: 'Nurodykite QWARDEN_SMTP_URL ir QWARDEN_MAIL_FROM ir paleiskite serverį iš naujo. Iki tol laiškai laukia; nė vienas nedings.',
      },
      'mail-failing': {
        title: 'Kai kurie laiškai nepasiekė gavėjų',
        help: 'Pašto serveris juos galutinai atmetė arba valandą neatsako. Priežastis nurodyta kiekvieno laiško puslapyje.',
      },
      'job-overdue': {
        title: 'Užduotis neįvykdyta laiku',
        help: 'Ji nesėkminga ilgiau nei du savo laikotarpius. Žemiau matyti, kuri; paleiskite ją ten, o jei vėl nepavyks – peržiūrėkite žurnalą.',
      },
      'channel-failing': {
        title: 'Kanalas nieko nepriima',
        help: 'Valandą jis neatsako kaip reikia. Tai, kas juo pranešama, laukia; kanalo puslapyje parašyta, kodėl.',
      },
      'sweep-late': {
        title: 'Galiojimo patikra vėluoja',
        help: 'Ji nepavyko ilgiau nei dvi valandas. Kas praleista, bus atlikta kitą kartą; paleiskite ją skiltyje „Nustatymai“, „Sistema“.',
      },
      'disk-low': {
        title: 'Diskas beveik pilnas',
        help: 'Ten, kur saugomi duomenys, liko mažiau nei 500 MB. Atlaisvinkite vietos, kol nesustojo įkėlimas ir paštas.',
      },
      'no-default-recipient': {
        title: 'Numatytojo gavėjo nėra',
        help: 'Laiškai apie sertifikatus be savininko nieko nepasiektų. Nurodykite QWARDEN_ALERT_TO ir paleiskite serverį iš naujo.',
      },
    },
  },
  jobs: {
    title: 'Foniniai darbai',
    lead: 'Vykdomi savaime; kas praleista, atliekama vėliau.',
    last: 'Paskutinį kartą pavyko:',
    next: 'Kitas kartas:',
    run: 'Paleisti',
    run_named: 'Paleisti: %{name}',
    started: 'Paleista.',
    names: {
      'expiry-sweep': 'Tikrinti, kurie sertifikatai baigiasi',
      're-check': 'Iš naujo tikrinti sertifikatus',
      'send-messages': 'Siųsti laiškus',
      'second-reading': 'Perskaityti sertifikatus antrą kartą',
      're-inspect': 'Vertinti sertifikatus pagal pasikeitusias taisykles',
      'review-expiry': 'Užbaigti paraiškas, kurių laikas baigėsi',
      'trusted-lists': 'Atnaujinti patikimuosius sąrašus',
      'register-update': 'Atnaujinti EBI registrą',
      'register-watch': 'Palyginti registrų leidimus',
      'register-digest': 'Savaitės laiškas apie registrus',
      'organisation-catch-up': 'Nustatyti sertifikatų organizacijas',
      'grant-sweep': 'Sustabdyti prieigą, kuri nebeturi pagrindo',
      'alert-steps': 'Perduoti įspėjimus aukščiau, baigti atidėjimus ir rašyti suvestines',
      'probe-history': 'Suskaičiuoti ir išvalyti tikrinimus',
      'dated-sweep': 'Ieškoti prieigų, išimčių, paslapčių ir raktų, kurie baigiasi',
      'consent-sweep': 'Užbaigti sutikimus ir suskaičiuoti besibaigiančius',
      'consent-sync': 'Palyginti sutikimus su banku',
      'audit-checkpoint': 'Pasirašyti audito žurnalo kontrolinį tašką',
      'forget-expired': 'Išvalyti, kas nebegalioja',
    },
    states: {
      overdue: 'Vėluoja',
      running: 'Vykdomas',
      succeeded: 'Tvarkoje',
      failed: 'Nepavyko',
      not_yet: 'Dar nevykdytas',
    },
  },
};

import type { Texts } from '../en.js';
import type { today as english } from '../en/today.js';

export const today: Texts<typeof english> = {
  today: {
    title: 'Šiandien',
    registers: {
      title: 'Registrai, kuriems reikia dėmesio',
      lead: 'Naujausias leidimas nepriimtas; kol kas atsako ankstesnis.',
      all: 'Visi leidimai',
      meanwhile: 'naudojamas paskelbtas',
      health: 'Registras paskelbtas %{when}',
      health_refused: 'Registras paskelbtas %{when}; naujausias leidimas atmestas',
      health_none: 'Registras dar neimportuotas',
    },
    all_quiet: 'Šiandien nieko spręsti nereikia.',
    ended:
      'Pasibaigė %{smart_count} sertifikatas |||| Pasibaigė %{smart_count} sertifikatai |||| Pasibaigė %{smart_count} sertifikatų',
    ends_soon:
      'per 7 dienas pasibaigs %{smart_count} sertifikatas |||| per 7 dienas pasibaigs %{smart_count} sertifikatai |||| per 7 dienas pasibaigs %{smart_count} sertifikatų',
    broken_count:
      '%{smart_count} sertifikatas turi klaidų |||| %{smart_count} sertifikatai turi klaidų |||| %{smart_count} sertifikatų turi klaidų',
    reviews_wait:
      'jūsų laukia %{smart_count} peržiūra |||| jūsų laukia %{smart_count} peržiūros |||| jūsų laukia %{smart_count} peržiūrų',
    mails_failed:
      '%{smart_count} laiškas nepristatytas |||| %{smart_count} laiškai nepristatyti |||| %{smart_count} laiškų nepristatyta',
    bands: {
      title: 'Iki kada',
      overdue: 'Pasibaigę, dar naudojami',
      within7: 'Per 7 dienas',
      within30: 'Per 30 dienų',
      within90: 'Per 90 dienų',
    },
    first: {
      title: 'Pradėkite nuo sertifikato',
      help: 'Užtempkite QWAC ant sertifikatų puslapio. Iš karto matysite, kieno jis, kokius PSD2 vaidmenis nurodo, kas jame negerai ir kada jis baigiasi; laiškai prieš pabaigą išsiunčiami savaime.',
      action: 'Įkelti sertifikatus',
    },
    needs: {
      title: 'Laukia jūsų',
      lead: 'Pasibaigę arba pasibaigsiantys per 30 dienų, skubiausi viršuje.',
      none: 'Per 30 dienų nesibaigia nė vienas sertifikatas',
      none_help:
        'Sertifikatai čia atsiranda likus 30 dienų iki pabaigos ir lieka, kol juos pakeičia nauji arba jie išimami iš naudojimo.',
      all: 'Visi, pasibaigsiantys per 30 dienų',
      holder: 'Turėtojas',
      unnamed: 'Neįvardytas turėtojas',
      ends: 'Baigiasi',
      state: 'Būsena',
      owner: 'Savininkas',
      nobody: 'Be savininko',
    },
    also: {
      title: 'Netrukus taip pat baigsis',
      lead: 'Per 30 dienų, be sertifikatų.',
      all: 'Atverti kalendorių',
    },
    timeline: {
      title: 'Artimiausi 12 mėnesių',
      most: 'Daugiausia – %{month}: %{count} iš %{total}.',
      one: 'Per artimiausius 12 mėnesių pasibaigs %{smart_count} sertifikatas. |||| Per artimiausius 12 mėnesių pasibaigs %{smart_count} sertifikatai. |||| Per artimiausius 12 mėnesių pasibaigs %{smart_count} sertifikatų.',
      none: 'Per artimiausius 12 mėnesių nepasibaigs nė vienas sertifikatas.',
      month:
        '%{month}: baigiasi %{smart_count} sertifikatas |||| %{month}: baigiasi %{smart_count} sertifikatai |||| %{month}: baigiasi %{smart_count} sertifikatų',
      as_table: 'Lentelė',
      column_month: 'Mėnuo',
      column_total: 'Baigiasi',
    },
    broken: {
      title: 'Sertifikatai su klaidomis',
      lead: 'Naudojami, tačiau pažeidžia privalomus standartų reikalavimus.',
      none: 'Nė vienas naudojamas sertifikatas klaidų neturi',
      none_help: 'Perspėjimai ir pastabos rodomi kiekvieno sertifikato puslapyje.',
      all: 'Visi su klaidomis',
    },
    mails: {
      title: 'Nepristatyti laiškai',
      lead: 'Po kelių bandymų nebesiunčiami arba galutinai atmesti pašto serverio.',
      none: 'Nepristatytų laiškų nėra',
      none_help: 'Nepristatytas laiškas bandomas siųsti tris dienas, tada atsiranda čia.',
      all: 'Visi nepristatyti laiškai',
      retry: 'Siųsti iš naujo',
      retried: 'Laiškas laukia pakartotinio siuntimo.',
      to: 'gavėjas %{to}',
    },
    nobody: {
      title: 'Niekas nesužinotų, kad sertifikatas baigiasi',
      help: '%{smart_count} sertifikatas neturi savininko, o numatytojo gavėjo nėra. |||| %{smart_count} sertifikatai neturi savininko, o numatytojo gavėjo nėra. |||| %{smart_count} sertifikatų neturi savininko, o numatytojo gavėjo nėra.',
      what: 'Paskirkite jiems savininką arba nurodykite QWARDEN_ALERT_TO ir paleiskite serverį iš naujo.',
      action: 'Sertifikatai be savininko',
    },
    no_smtp: {
      title: 'Laiškai nesiunčiami',
      help: 'Pašto nustatymų nėra. Laiškai laukia, kol bus nurodyti QWARDEN_SMTP_URL ir QWARDEN_MAIL_FROM, o serveris paleistas iš naujo.',
      waiting:
        'Laukia %{smart_count} laiškas. |||| Laukia %{smart_count} laiškai. |||| Laukia %{smart_count} laiškų.',
      action: 'Pašto nustatymai',
    },
    lists: {
      title: 'Patikimi sąrašai, į kuriuos reikia pažvelgti',
      lead: 'Naudojamas lieka paskutinis geras leidimas; išvados pasako, kiek jis senas.',
      all: 'Visi patikimi sąrašai',
      last_good: 'paskutinį kartą pavyko',
      due: 'turėjo būti pakeistas',
    },
    verdicts: {
      title: 'Pasikeitusios išvados',
      lead: 'Rado naktinis tikrinimas arba kas nors patikrino iš naujo; sutvarkę patvirtinkite įspėjimą.',
      all: 'Visos',
      was: 'buvo „%{before}“',
    },
    health: {
      title: 'Sistemos būklė',
      details: 'Išsami sistemos būsena',
    },
  },
};

import type { connectionOutcomes as english } from '../en/connectionOutcomes.js';

export const connectionOutcomes: typeof english = {
  'metadata-read': { title: 'Autorizavimo serverio metaduomenys tinkami' },
  'metadata-unread': {
    title: 'Metaduomenų nepavyko perskaityti',
    advice: 'Žiūrėkite užklausos įrašą: be metaduomenų nežinia, kur siųsti klientą.',
  },
  'metadata-without-issuer': {
    title: 'Metaduomenys nenurodo tinkamo leidėjo',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'metadata-wrong-issuer': {
    title: 'Metaduomenys yra kito leidėjo',
    advice:
      'Nieko ten nesiųskite. Palyginkite metaduomenų adresą su banko dokumentais, tada praneškite bankui.',
  },
  'metadata-without-endpoint': {
    title: 'Metaduomenyse trūksta adreso arba jis nėra https',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'metadata-endpoint-elsewhere': {
    title: 'Metaduomenys veda į kitą serverį',
    advice: 'Nieko ten nesiųskite. Paklauskite banko, ar tas serveris jo.',
  },
  'metadata-without-code': {
    title: 'Serveris nesiūlo kodo srauto',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'metadata-without-pkce': {
    title: 'Serveris nežada PKCE su S256',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'client-secret-missing': {
    title: 'Serveris prašo kliento paslapties, o čia jos nėra',
    advice: 'Įveskite kliento paslaptį, kurią davė bankas.',
  },
  'certificate-missing': {
    title: 'Serveris prašo sertifikato, o taikinys jo neturi',
    advice: 'Įkelkite raktą bei sertifikatą ir parinkite juos taikiniui.',
  },
  'client-auth-unsupported': {
    title: 'Serveris moka tik tuos tapatumo nustatymo būdus, kurių čia nėra',
    advice: 'Paprašykite banko client_secret_post, tls_client_auth arba vien PKCE.',
  },
  connected: { title: 'Bankas atsakė žetonu' },
  'callback-good': { title: 'Naršyklė grįžo su kodu' },
  'callback-no-address': {
    title: 'Tai ne adresas',
    advice: 'Nukopijuokite visą naršyklės adreso eilutę nuo https:// iki galo.',
  },
  'callback-other-address': {
    title: 'Tai ne tas adresas, kuris užregistruotas',
    advice: 'Nukopijuokite adresą, kuriame naršyklė sustojo, o ne banko puslapio adresą.',
  },
  'callback-empty': {
    title: 'Adrese nėra nei kodo, nei klaidos',
    advice: 'Palaukite, kol banko puslapis baigs, tada nukopijuokite adresą.',
  },
  'callback-repeated-parameter': {
    title: 'Parametras adrese yra du kartus',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'callback-not-a-code': {
    title: 'Adrese vietoj kodo yra žetonas arba dokumentas',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'callback-too-long': {
    title: 'Adresas ilgesnis, nei siunčia bet kuris bankas',
    advice: 'Nukopijuokite tik adreso eilutę.',
  },
  'state-missing': {
    title: 'Atsakyme nėra „state“',
    advice: 'Nenaudokite jo: niekas nežino, kieno tai atsakymas. Pradėkite suteikimą iš naujo.',
  },
  'state-unknown': {
    title: 'Šio „state“ niekas iš čia nesiuntė',
    advice:
      'Jis gali būti kitos diegties, arba kažkas bando įkišti savo atsakymą. Pradėkite suteikimą iš naujo.',
  },
  'state-used': {
    title: 'Šis atsakymas jau buvo priimtas',
    advice: 'Atsakymas galioja vieną kartą. Jei ryšys neatsirado: pradėkite suteikimą iš naujo.',
  },
  'state-of-somebody-else': {
    title: 'Šį suteikimą pradėjo kitas žmogus',
    advice: 'Kas pradeda, tas ir baigia, toje pačioje naršyklėje. Pradėkite suteikimą iš naujo.',
  },
  'attempt-expired': { title: 'Atsakymas atėjo per vėlai', advice: 'Pradėkite suteikimą iš naujo.' },
  'code-used': {
    title: 'Šis kodas jau buvo panaudotas',
    advice:
      'Kažkas galėjo jį nukopijuoti. Pradėkite suteikimą iš naujo. Jei tai pasikartos, praneškite bankui.',
  },
  'issuer-missing': {
    title: 'Atsakymas nesako, iš ko jis',
    advice:
      'Serveris žada kiekviename atsakyme save įvardyti; šis gali būti iš kito. Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'issuer-wrong': {
    title: 'Atsakymas yra iš kito autorizavimo serverio',
    advice: 'Nenaudokite jo. Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'refused-by-customer': {
    title: 'Klientas atsisakė',
    advice: 'Jei tai ir buvo tikrinama: pavyko. Kitu atveju pradėkite suteikimą iš naujo.',
  },
  'error-invalid-request': {
    title: 'Bankas mano, kad užklausa netaisyklinga',
    advice: 'Palyginkite kliento ID, nukreipimo adresą ir sertifikatą su tuo, ką bankas užregistravo.',
  },
  'error-unauthorized-client': {
    title: 'Bankas neleidžia šiam klientui naudoti kodo srauto',
    advice: 'Paprašykite banko sutvarkyti klientą.',
  },
  'error-unsupported-response-type': {
    title: 'Bankas nesiūlo kodo srauto',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'error-invalid-scope': {
    title: 'Bankas nežino šios srities (scope)',
    advice: 'Sutikimas ar mokėjimas gali būti pasibaigęs, arba žodžiai ne banko.',
  },
  'error-server': {
    title: 'Banko autorizavimo serveris sugedo',
    advice: 'Pabandykite vėliau; tada praneškite bankui.',
  },
  'error-unavailable': { title: 'Banko autorizavimo serveris užimtas', advice: 'Pabandykite vėliau.' },
  'error-other': {
    title: 'Bankas atsako savo klaida',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'code-refused': {
    title: 'Bankas nepriima kodo',
    advice: 'Kodai galioja apie minutę ir vieną kartą. Pradėkite suteikimą iš naujo.',
  },
  'refresh-refused': {
    title: 'Bankas nepriima atnaujinimo žetono',
    advice: 'Jis pasibaigė, atšauktas arba pakeistas. Klientas turi suteikti prieigą iš naujo.',
  },
  'client-refused': {
    title: 'Bankas nepažįsta kliento arba nepažįsta su šia paslaptimi ar sertifikatu',
    advice: 'Palyginkite kliento ID, nukreipimo adresą ir sertifikatą su tuo, ką bankas užregistravo.',
  },
  'grant-refused': {
    title: 'Bankas neleidžia šiam klientui naudoti šio būdo',
    advice: 'Paprašykite banko sutvarkyti klientą.',
  },
  'token-request-refused': {
    title: 'Bankas mano, kad žetono užklausa netaisyklinga',
    advice: 'Palyginkite kliento ID, nukreipimo adresą ir sertifikatą su tuo, ką bankas užregistravo.',
  },
  'token-answer-unusable': {
    title: 'Atsakymas nėra žetonas',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'token-scope-narrower': {
    title: 'Žetonas suteikia mažiau, nei prašyta',
    advice: 'Paklauskite banko kodėl; klientas galėjo pasirinkti mažiau.',
  },
  'token-unanswered': {
    title: 'Atsakymo nesulaukta, ir nežinia, ar bankas ką nors padarė',
    advice: 'Kodas ar žetonas gali būti sunaudotas. Pradėkite suteikimą iš naujo.',
  },
  'refresh-interrupted': {
    title: 'Atsakymas į atnaujinimą prarastas',
    advice:
      'Bankas galėjo pakeisti žetoną. Bandoma dar kartą; jei bankas atsisakys, klientas turės suteikti prieigą iš naujo.',
  },
  refreshed: { title: 'Žetonas atnaujintas' },
  'refresh-not-rotated': {
    title: 'Atnaujinimo žetonas nebuvo pakeistas',
    advice: 'Puslapiai žada keitimą; paklauskite banko.',
  },
  'refresh-not-offered': {
    title: 'Bankas nedavė atnaujinimo žetono',
    advice: 'Žetonui pasibaigus, klientas turi grįžti.',
  },
  'no-token': { title: 'Tam nėra žetono', advice: 'Pradėkite suteikimą iš naujo.' },
  revoked: { title: 'Bankas atšaukė žetoną' },
  'revocation-not-offered': {
    title: 'Bankas nenurodo, kur atšaukti žetonus',
    advice: 'Čia jie ištrinti. Banke jie pasibaigia patys; klientas gali ten atšaukti sutikimą.',
  },
  'revocation-failed': {
    title: 'Bankas žetono neatšaukė',
    advice: 'Čia jis ištrintas. Banke jis pasibaigia pats; klientas gali ten atšaukti sutikimą.',
  },
  unreachable: {
    title: 'Banko pasiekti nepavyko',
    advice: 'Žiūrėkite taikinio patikras: jos pasako, kas turi imtis veiksmų.',
  },
  'not-asked': {
    title: 'Mūsų pačių apsauga neleidžia to klausti',
    advice: 'Pataisykite taikinio adresą arba tai, ką leidžia nuostatos.',
  },
  'server-untrusted': {
    title: 'Serverio sertifikatu nepasitikima; nieko nesiųsta',
    advice: 'Paleiskite taikinio žingsnius: jie pasako, kas su juo negerai.',
  },
  'key-unusable': {
    title: 'Mūsų sertifikato ir rakto naudoti negalima',
    advice: 'Įkelkite juos iš naujo; jie turi būti vienas kito.',
  },
  'certificate-refused': {
    title: 'Bankas nepriima sertifikato',
    advice: 'Paklauskite banko, ar jis užregistravo šį sertifikatą; jis gali būti pasibaigęs arba atšauktas.',
  },
  'role-refused': {
    title: 'Sertifikatas neturi vaidmens',
    advice: 'Vaidmuo turi būti sertifikato PSD2 teiginyje.',
  },
  'too-many-requests': { title: 'Bankas prašo palaukti', advice: 'Palaukite tiek, kiek jis sako.' },
  'bank-failed': { title: 'Bankas sugedo', advice: 'Pabandykite vėliau; tada praneškite bankui.' },
  redirected: {
    title: 'Bankas nukreipia sąsajos užklausą kitur',
    advice: 'Nukreipimu nesekta. Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'call-refused': {
    title: 'Bankas atmeta užklausą',
    advice: 'Kodas pasako kodėl; jį aiškina banko dokumentai.',
  },
  'token-refused-by-interface': {
    title: 'Sąsaja nepriima žetono',
    advice: 'Jis pasibaigė arba skirtas kitam tikslui. Atnaujinkite jį arba suteikite prieigą iš naujo.',
  },
  'consent-refused-by-interface': {
    title: 'Sutikimas tam netinka',
    advice: 'Jis pasibaigė, nepatvirtintas arba suteikia mažiau.',
  },
  'answer-malformed': {
    title: 'Atsakymo forma ne tokia, kokia aprašyta',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'step-interrupted': {
    title: 'Serveris sustojo anksčiau, nei atsakymas buvo užrašytas',
    advice: 'Nežinia, ar bankas ką nors padarė. Pasižiūrėkite ten, tada kartokite žingsnį.',
  },
  'consent-created': { title: 'Sutikimas sukurtas ir laukia kliento' },
  'consent-approach-other': {
    title: 'Bankas nesiūlo nukreipimo per OAuth',
    advice: 'Praneškite bankui; pridėkite užklausos įrašą.',
  },
  'waiting-for-customer': { title: 'Klientas yra banke' },
  'consent-valid': { title: 'Sutikimas galioja' },
  'consent-not-valid': {
    title: 'Sutikimas negalioja',
    advice: 'Būsena pasako, kas su juo nutiko. Pradėkite nuo naujo sutikimo.',
  },
  'consent-recorded': { title: 'Sutikimas įrašytas į registrą' },
  'frequency-spent': {
    title: 'Šios dienos užklausos be kliento išnaudotos',
    advice: 'Nieko nesiųsta. Tęskite rytoj arba klientui esant šalia.',
  },
  'accounts-listed': { title: 'Sąskaitos išvardytos' },
  'accounts-none': {
    title: 'Sutikime nėra nė vienos sąskaitos',
    advice: 'Suteikdami prieigą pasirinkite sąskaitą.',
  },
  'balances-read': { title: 'Likučiai perskaityti' },
  'balances-none': { title: 'Sąskaita neturi rodytino likučio' },
  'transactions-read': { title: 'Operacijos perskaitytos' },
  'transactions-none': { title: 'Prašytu laikotarpiu operacijų nėra' },
  'payment-initiated': { title: 'Mokėjimas inicijuotas ir laukia kliento' },
  'payment-rejected': {
    title: 'Bankas atmetė mokėjimą',
    advice: 'Taip sako būsena; gali trūkti pinigų arba klientas atsisakė.',
  },
  'payment-accepted': { title: 'Bankas priėmė mokėjimą' },
  'payment-settled': { title: 'Mokėjimas įvykdytas' },
  'payment-pending': {
    title: 'Bankas dar nenusprendė dėl mokėjimo',
    advice: 'Paklauskite po akimirkos dar kartą.',
  },
  'payment-cancelled': { title: 'Mokėjimas atšauktas' },
  'payment-timed-out': {
    title: 'Klientas neapsisprendė laiku',
    advice: 'Po 15 minučių bankas mokėjimą nutraukia. Pradėkite nuo naujo.',
  },
};

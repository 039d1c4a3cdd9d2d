import type { Texts } from '../en.js';
import type { problems as english } from '../en/problems.js';

export const problems: Texts<typeof english> = {
  problems: {
    unreachable: 'Serveris nepasiekiamas. Patikrinkite ryšį ir bandykite dar kartą; niekas nepakeista.',
    refused: 'Serveris to nepriėmė (%{status}). Įkelkite puslapį iš naujo ir pakartokite.',
    internal: 'Serveryje įvyko klaida. Bandykite dar kartą; jei kartojasi, praneškite administratoriui.',
    'invalid-input': 'Kai kurie laukai užpildyti netinkamai. Pataisykite pažymėtus ir siųskite iš naujo.',
    'malformed-request': 'Serveris nesuprato užklausos. Įkelkite puslapį iš naujo ir pakartokite.',
    'not-signed-in': 'Jūsų seansas baigėsi. Prisijunkite iš naujo; grįšite į šį puslapį.',
    'wrong-credentials':
      'Neteisingas el. pašto adresas arba slaptažodis. Po kelių bandymų daroma kelių minučių pertrauka.',
    'wrong-password': 'Dabartinis slaptažodis neteisingas. Įveskite jį dar kartą.',
    'not-allowed': 'Jūsų vaidmuo to neleidžia. Kreipkitės į administratorių.',
    'password-change-needed': 'Pirmiausia pasirinkite savo slaptažodį.',
    'foreign-origin': 'Užklausa atėjo iš kito adreso nei konsolės. Atverkite konsolę jos pačios adresu.',
    'session-needed': 'Tam reikia prisijungusio žmogaus.',
    'not-found': 'Šiuo adresu nieko nėra. Galbūt įrašas pašalintas; grįžkite į sąrašą.',
    'method-not-allowed': 'Serveris tokio veiksmo nežino. Įkelkite puslapį iš naujo.',
    'too-slow': 'Įkėlimas truko per ilgai. Bandykite su mažiau failų.',
    'too-large': 'Tai daugiau, nei serveris priima. Padalykite ir bandykite dar kartą.',
    'unsupported-media-type': 'Tokie failai čia nepriimami.',
    'too-many-requests': 'Per daug užklausų per trumpą laiką. Palaukite minutę ir bandykite dar kartą.',
    'storage-unavailable': 'Duomenų bazė šiuo metu to nepriima. Niekas nepakeista; bandykite po minutės.',
    'storage-full': 'Serverio diskas pilnas. Niekas nepakeista; administratorius turi atlaisvinti vietos.',
    'changed-meanwhile':
      'Kažkas kitas tuo tarpu tai pakeitė. Įkelkite iš naujo ir pakartokite savo pakeitimą.',
    'user-disabled': 'Ši paskyra išjungta. Pirmiausia ją įjunkite.',
    'not-a-certificate': 'Sertifikato čia nėra. Siųskite PEM, DER, PKCS#7 arba jų ZIP archyvą.',
    malformed: 'Baitų suprasti nepavyko: %{detail} Gaukite failą iš naujo iš ten, iš kur jis atėjo.',
    unreadable: 'Perskaityti nepavyko: %{detail} Gaukite failą iš naujo iš ten, iš kur jis atėjo.',
    'private-key':
      'Čia yra privatusis raktas. Niekas iš jo neišsaugota. Siųskite vien sertifikatą; jei failą galėjo matyti kiti, laikykite raktą atskleistu.',
    'replacement-impossible': 'Šis sertifikatas ano pakeisti negali: %{detail}',
    'user-not-found': 'Tokio naudotojo nebėra. Grįžkite į sąrašą.',
    'email-taken':
      'Naudotojas su tokiu el. pašto adresu jau yra. Ieškokite jo sąraše arba nurodykite kitą adresą.',
    'last-admin': 'Tai paskutinis administratorius. Pirmiausia administratoriumi paskirkite ką nors kitą.',
    'own-account': 'To negalite padaryti su savo paskyra. Paprašykite kito administratoriaus.',
    'reset-link-invalid': 'Nuoroda jau panaudota arba nebegalioja. Paprašykite naujos.',
    'password-unacceptable':
      'Šis slaptažodis žinomas iš nutekėjimų arba per daug panašus į jūsų vardą. Pasirinkite kitą.',
    'token-not-found': 'Tokio rakto nebėra.',
    'scope-not-owned': 'Raktas negali daugiau, nei galite jūs.',
    'mail-not-configured':
      'Pašto nustatymų nėra. Nurodykite QWARDEN_SMTP_URL ir QWARDEN_MAIL_FROM ir paleiskite serverį iš naujo.',
    'message-not-found': 'Tokio laiško nėra.',
    'message-not-retryable': 'Šio laiško iš naujo siųsti negalima: jis išsiųstas arba nebereikalingas.',
    'certificate-not-found': 'Tokio sertifikato nėra. Grįžkite į sąrašą.',
    'evaluation-not-found': 'Tokio patikrinimo nėra.',
    'evidence-not-found': 'Šio įrodymo nėra.',
    'evidence-missing': 'Dalies įrodymų nebėra, tad paketo sudaryti negalima.',
    'alert-not-found': 'Tokio įspėjimo nėra. Grįžkite į sąrašą.',
    'alert-rule-not-found': 'Tokios įspėjimų taisyklės nėra.',
    'job-not-found': 'Tokio darbo nėra.',
    'job-already-running': 'Jis jau vykdomas. Palaukite, kol baigsis.',
    'alert-not-open': 'Kažkas šiuo įspėjimu jau pasirūpino. Įkelkite jį iš naujo.',
    'trusted-list-not-found': 'Šios teritorijos patikimojo sąrašo nėra. Grįžkite į sąrašą.',
    'edition-not-found': 'Tokio šio sąrašo leidimo nėra.',
    'trusted-lists-off':
      'Patikimieji sąrašai čia neparsiunčiami (QWARDEN_TRUST_LISTS). Importuokite juos iš failų.',
    'trust-service-not-found':
      'Naudojamuose sąrašuose tokios paslaugos nėra. Galbūt ją pašalino naujesnis leidimas.',
    'notice-not-found': 'Tokių sertifikatų nėra arba jie pateikti su produktu ir jų pašalinti negalima.',
    'trust-anchor-not-found': 'Tokio pasitikėjimo pagrindo nėra. Grįžkite į sąrašą.',
    'trust-anchor-exists': 'Šis sertifikatas jau pasiūlytas arba juo jau pasitikima. Ieškokite jo sąraše.',
    'trust-anchor-unsuitable': 'Šiuo sertifikatu negalima pasitikėti kaip išdavėju: %{detail}',
    'trust-anchor-not-open': 'Kažkas tuo tarpu jau nusprendė. Įkelkite iš naujo.',
    'second-person-needed': 'Jūs tai pasiūlėte, todėl patvirtinti turi kitas asmuo.',
  },
};

import type { Texts } from '../en.js';
import type { signIn as english } from '../en/signIn.js';

export const signIn: Texts<typeof english> = {
  sign_in: {
    title: 'Prisijungimas',
    action: 'Prisijungti',
    forgot: 'Pamiršote slaptažodį?',
    back: 'Grįžti į prisijungimą',
    preferences: 'Kalba ir išvaizda',
    forgot_title: 'Pamirštas slaptažodis',
    forgot_lead: 'Atsiųsime nuorodą, kuri leis pasirinkti naują.',
    forgot_action: 'Siųsti nuorodą',
    forgot_sent: 'Jei paskyra su tokiu adresu yra, laiškas jau pakeliui.',
    forgot_sent_help:
      'Nuoroda veikia vieną kartą ir trumpai. Po kelių minučių laiško vis dar nėra? Patikrinkite šlamšto aplanką arba paprašykite administratoriaus vienkartinio slaptažodžio.',
    reset_title: 'Pasirinkite naują slaptažodį',
    reset_done: 'Slaptažodis pakeistas. Prisijunkite su naujuoju.',
    reset_no_token: 'Nuoroda nepilna. Nukopijuokite ją visą iš laiško arba paprašykite naujos.',
    reset_again: 'Prašyti naujos nuorodos',
  },
  password: {
    choose_title: 'Pasirinkite savo slaptažodį',
    choose_lead: 'Vienkartinis slaptažodis savo darbą atliko. Nuo šiol jungsitės su savuoju.',
    one_time: 'Vienkartinis slaptažodis',
    current: 'Dabartinis slaptažodis',
    new: 'Naujas slaptažodis',
    again: 'Naujas slaptažodis dar kartą',
    rule: 'Ne mažiau kaip %{min} ženklų. Kelis nesusijusius žodžius įsiminti lengviau nei ypatingus ženklus.',
    too_short: 'Reikia ne mažiau kaip %{min} ženklų.',
    differs: 'Slaptažodžiai nesutampa.',
    save: 'Išsaugoti slaptažodį',
    changed: 'Slaptažodis pakeistas. Kiti seansai nutraukti.',
  },
};

/** What names a customer rather than standing for one. Undefined for what may be kept. */
export function personalPart(text: string): 'e-mail' | 'iban' | 'phone' | 'name' | undefined {
  const value = text.trim();
  if (/@/.test(value)) return 'e-mail';
  if (/^[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}$/i.test(value) && hasIbanChecksum(value)) return 'iban';
  if (/^\+\d[\d\s()-]{7,}$/.test(value)) return 'phone';
  if (/^\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)+$/u.test(value)) return 'name';
  return undefined;
}

/** ISO 13616: modulo 97 of the number with its head behind. */
function hasIbanChecksum(text: string): boolean {
  const iban = text.replaceAll(/\s/g, '').toUpperCase();
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4))
    for (const digit of /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55))
      rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

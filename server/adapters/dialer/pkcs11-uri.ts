export interface Pkcs11Parts {
  /** Without what must not be seen among the arguments of a command. */
  readonly uri: string;
  readonly pin: string | undefined;
  /** The library of the token, where the URI names one. */
  readonly modulePath: string | undefined;
}

/** Takes `pin-value` and `module-path` out of the query of a PKCS#11 URI (RFC 7512 §2.4). */
export function withoutPin(uri: string): Pkcs11Parts {
  const [path = '', query = ''] = uri.split('?', 2);
  const attributes = query === '' ? [] : query.split('&');
  const valueOf = (name: string): string | undefined => {
    const found = attributes.find((one) => one.startsWith(`${name}=`));
    return found === undefined ? undefined : decoded(found.slice(name.length + 1));
  };
  const kept = attributes.filter((one) => !/^(pin-value|module-path)=/.test(one));
  return {
    uri: [path, ...(kept.length === 0 ? [] : [kept.join('&')])].join('?'),
    ...{ pin: valueOf('pin-value'), modulePath: valueOf('module-path') },
  };
}

/** The URI with a PIN that came another way; one that it has already stays. */
export function withPin(uri: string, pin: string | undefined): string {
  if (pin === undefined || /[?&]pin-(value|source)=/.test(uri)) return uri;
  return `${uri}${uri.includes('?') ? '&' : '?'}pin-value=${encodeURIComponent(pin)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

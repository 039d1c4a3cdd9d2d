/** What happened and what to do. Codes that only reach scripts keep the server's own sentence. */
export const problems = {
  problems: {
    unreachable: 'The server cannot be reached. Check the connection and try again; nothing was changed.',
    refused: 'The server refused this (%{status}). Load the page again and retry.',
    internal: 'Something went wrong on the server. Try again; if it stays, tell the administrator.',
    'invalid-input': 'Some fields are not as they have to be. Correct the marked ones and send again.',
    'malformed-request': 'The server could not read the request. Load the page again and retry.',
    'not-signed-in': 'Your session has ended. Sign in again; you will return to this page.',
    'wrong-credentials':
      'E-mail address or password is wrong. After several attempts there is a pause of some minutes.',
    'wrong-password': 'The present password is wrong. Type it again.',
    'not-allowed': 'Your role does not allow this. Ask an administrator.',
    'password-change-needed': 'Choose your own password first.',
    'foreign-origin':
      'The request came from another address than the console’s. Open the console at its own address.',
    'session-needed': 'This needs a person who is signed in.',
    'not-found': 'There is nothing at this address. It may have been removed; go back to the list.',
    'method-not-allowed': 'The server does not know this action. Load the page again.',
    'too-slow': 'The upload took too long to arrive. Try again with fewer files.',
    'too-large': 'That is larger than the server accepts. Split it and try again.',
    'unsupported-media-type': 'This kind of file is not accepted here.',
    'too-many-requests': 'Too many requests in a short time. Wait a minute and try again.',
    'storage-unavailable':
      'The database cannot take this at the moment. Nothing was changed; try again in a minute.',
    'storage-full':
      'The disk of the server is full. Nothing was changed; the administrator has to make room.',
    'changed-meanwhile': 'Somebody else changed this meanwhile. Load it again, then repeat your change.',
    'user-disabled': 'This account is disabled. Enable it first.',
    'not-a-certificate': 'There is no certificate in this. Send PEM, DER or PKCS#7, or a ZIP of those.',
    malformed: 'The bytes stop making sense: %{detail} Get the file again from where it came.',
    unreadable: 'This could not be read: %{detail} Get the file again from where it came.',
    'private-key':
      'There is a private key in this. Nothing of it was kept. Send the certificate alone, and treat the key as disclosed if others had access to the file.',
    'replacement-impossible': 'This certificate cannot take the place of that one: %{detail}',
    'user-not-found': 'There is no such user any more. Go back to the list.',
    'email-taken':
      'There is a user with this e-mail address. Look for it in the list, or use another address.',
    'last-admin': 'This is the last administrator. Make somebody else administrator first.',
    'own-account': 'You cannot do this to your own account. Ask another administrator.',
    'reset-link-invalid': 'The link was used or has expired. Ask for a new one.',
    'password-unacceptable': 'This password is known from leaks or too close to your name. Choose another.',
    'token-not-found': 'There is no such token any more.',
    'scope-not-owned': 'A token cannot do more than you may yourself.',
    'mail-not-configured':
      'There are no mail settings. Set QWARDEN_SMTP_URL and QWARDEN_MAIL_FROM and restart the server.',
    'message-not-found': 'There is no such mail.',
    'message-not-retryable': 'This mail cannot be sent again: it was sent, or nobody needs it any more.',
    'certificate-not-found': 'There is no such certificate. Go back to the list.',
    'evaluation-not-found': 'There is no such evaluation.',
    'evidence-not-found': 'This evidence is not there.',
    'evidence-missing': 'Some of the evidence is not there any more, so no pack can be made.',
    'alert-not-found': 'There is no such alert. Go back to the list.',
    'alert-rule-not-found': 'There is no such alert rule.',
    'job-not-found': 'There is no such job.',
    'job-already-running': 'It is running already. Wait until it has finished.',
    'alert-not-open': 'Somebody has already dealt with this alert. Load it again.',
  },
};

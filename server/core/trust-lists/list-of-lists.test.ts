import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import {
  base64,
  english,
  listOfLists,
  nationalList,
  pointer,
} from '../../../test/support/trusted-list-author.js';
import type { ListCandidate } from './judge-list.js';
import { judgeListOfLists, signerRoute } from './list-of-lists.js';
import { nationalLists, ownSigners } from './list-pointers.js';
import { ListType } from './names.js';
import type { OfficialJournalNotice } from './official-journal.js';
import type { SchemeInformation } from './trusted-list.js';

const AT = new Date('2026-08-01T12:00:00Z');
const [a, b, c, mallory] = ['A', 'B', 'C', 'Mallory'].map(
  (commonName) => CertificateAuthority.root({ commonName }).der,
);

const OJ_2019 = 'https://journal.example/2019';
const OJ_2026 = 'https://journal.example/2026';
const P1 = 'https://lists.example/lotl-pivot-1.xml';
const P2 = 'https://lists.example/lotl-pivot-2.xml';

const notice = (location: string, ...signers: readonly Uint8Array[]): OfficialJournalNotice => ({
  location,
  territory: 'EU',
  listLocation: 'https://lists.example/lotl.xml',
  signers: signers.map(base64),
});

const announcing = (
  uris: readonly string[],
  signers: readonly Uint8Array[],
  scheme: Partial<SchemeInformation> = {},
) =>
  listOfLists({ informationUris: uris.flatMap(english), ...scheme }, [
    pointer({
      signers,
      territory: 'EU',
      type: ListType.listOfLists,
      location: 'https://lists.example/lotl.xml',
    }),
  ]);

let files = 0;
const candidate = (list: ReturnType<typeof listOfLists>, by: Uint8Array): ListCandidate => ({
  list,
  sha256: `${files++}`,
  signature: {
    signer: base64(by),
    scheme: 'ecdsa',
    hash: 'sha256',
    signingCertificateForm: 'SigningCertificateV2',
    signingTime: null,
  },
});

function outcome(
  lotl: ListCandidate,
  pivots: Readonly<Record<string, ListCandidate>>,
  ...notices: readonly OfficialJournalNotice[]
): string {
  const judgement = judgeListOfLists(lotl, undefined, new Map(Object.entries(pivots)), notices, AT);
  return judgement.decision === 'refuse'
    ? `refuse ${judgement.reasons.map(({ code }) => code).join(' ')}`
    : judgement.decision;
}

describe('the route from the Official Journal', () => {
  test('pivots stand newest first before their publication and are gone through oldest first', () => {
    const list = announcing([P2, P1, OJ_2019, 'https://lists.example/explanation.html'], [a!]);
    expect(signerRoute(list, [notice(OJ_2019)])).toMatchObject({ ok: true, pivots: [P1, P2] });
  });

  test('the newest known publication counts; what stands behind it is history', () => {
    const list = announcing([OJ_2026, P2, P1, OJ_2019], [a!]);
    expect(signerRoute(list, [notice(OJ_2019), notice(OJ_2026)])).toMatchObject({
      notice: { location: OJ_2026 },
      pivots: [],
    });
    expect(signerRoute(list, [notice(OJ_2019)])).toMatchObject({ pivots: [P1, P2] });
  });

  test('an unknown publication is no route', () => {
    expect(signerRoute(announcing([OJ_2026], [a!]), [notice(OJ_2019)]).ok).toBe(false);
  });
});

describe('a list of lists', () => {
  test('without pivots is signed by whom the Journal names', () => {
    const list = announcing([OJ_2026], [a!, b!]);
    expect(outcome(candidate(list, a!), {}, notice(OJ_2026, a!))).toBe('accept');
    // It may announce others, but nobody has announced them to us.
    expect(outcome(candidate(list, b!), {}, notice(OJ_2026, a!))).toBe('refuse signer-not-announced');
  });

  test('with pivots is signed by whom the newest pivot names', () => {
    const pivots = {
      [P1]: candidate(announcing([OJ_2019], [b!], { sequenceNumber: 1 }), a!),
      [P2]: candidate(announcing([P1, OJ_2019], [c!], { sequenceNumber: 2 }), b!),
    };
    const list = announcing([P2, P1, OJ_2019], [c!], { sequenceNumber: 3 });
    expect(outcome(candidate(list, c!), pivots, notice(OJ_2019, a!))).toBe('accept');
    expect(outcome(candidate(list, b!), pivots, notice(OJ_2019, a!))).toBe('refuse signer-not-announced');
    expect(outcome(candidate(list, a!), pivots, notice(OJ_2019, a!))).toBe('refuse signer-not-announced');
  });

  test('is refused when a pivot is signed by whom the step before does not name', () => {
    const pivots = { [P1]: candidate(announcing([OJ_2019], [mallory!]), mallory!) };
    const list = announcing([P1, OJ_2019], [mallory!]);
    expect(outcome(candidate(list, mallory!), pivots, notice(OJ_2019, a!))).toBe('refuse pivot-refused');
  });

  test('is refused when the pivots are taken in the wrong order', () => {
    const pivots = {
      [P2]: candidate(announcing([OJ_2019], [b!]), a!),
      [P1]: candidate(announcing([OJ_2019], [c!]), b!),
    };
    const list = announcing([P2, P1, OJ_2019], [c!]);
    expect(outcome(candidate(list, c!), pivots, notice(OJ_2019, a!))).toBe('refuse pivot-refused');
  });

  test('is refused when a pivot is missing or is no list of lists', () => {
    const list = announcing([P1, OJ_2019], [b!]);
    expect(outcome(candidate(list, b!), {}, notice(OJ_2019, a!))).toBe('refuse pivot-missing');
    const national = { [P1]: candidate(nationalList(), a!) };
    expect(outcome(candidate(list, b!), national, notice(OJ_2019, a!))).toBe('refuse pivot-refused');
  });

  test('with a pivot that names nobody cannot be signed by anybody', () => {
    const pivots = { [P1]: candidate(listOfLists({ informationUris: english(OJ_2019) }), a!) };
    expect(outcome(candidate(announcing([P1, OJ_2019], [a!]), a!), pivots, notice(OJ_2019, a!))).toBe(
      'refuse signer-not-announced',
    );
  });

  test('that names an unknown publication is refused, whoever signed', () => {
    expect(outcome(candidate(announcing([OJ_2026], [a!]), a!), {}, notice(OJ_2019, a!))).toBe(
      'refuse official-journal-unknown',
    );
  });

  test('pivots may be long past their NextUpdate', () => {
    const past = { issued: '2020-01-01T00:00:00Z', nextUpdate: '2020-06-01T00:00:00Z' };
    const pivots = { [P1]: candidate(announcing([OJ_2019], [b!], past), a!) };
    expect(outcome(candidate(announcing([P1, OJ_2019], [b!]), b!), pivots, notice(OJ_2019, a!))).toBe(
      'accept',
    );
  });
});

describe('pointers', () => {
  test('national lists are the XML ones, one for each territory and address', () => {
    const list = listOfLists({}, [
      pointer({ signers: [b!], territory: 'LT' }),
      pointer({ signers: [a!, b!], territory: 'LT' }),
      pointer({
        signers: [a!],
        territory: 'LT',
        mimeType: 'application/pdf',
        location: 'https://x.example/tsl.pdf',
      }),
      pointer({ signers: [c!], territory: 'EL', location: 'https://el.example/tsl.xml' }),
      pointer({ signers: [c!], territory: null, location: 'https://nobody.example/tsl.xml' }),
      pointer({ signers: [c!], territory: 'EU', type: ListType.listOfLists }),
    ]);
    expect(nationalLists(list)).toEqual([
      { territory: 'EL', location: 'https://el.example/tsl.xml', signers: [base64(c!)] },
      { territory: 'LT', location: 'https://supervisor.example/tsl.xml', signers: [base64(b!), base64(a!)] },
    ]);
  });

  test('its own signers are those of the pointer to itself', () => {
    const list = listOfLists({}, [
      pointer({ signers: [a!], territory: 'EU', type: ListType.listOfLists }),
      pointer({ signers: [b!], territory: 'EU', type: ListType.listOfLists, mimeType: 'application/pdf' }),
      pointer({ signers: [c!], territory: 'LT' }),
    ]);
    expect(ownSigners(list)).toEqual([base64(a!)]);
  });
});

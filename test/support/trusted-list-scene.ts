import { ListType, ServiceStatus } from '../../server/core/trust-lists/names.js';
import type {
  ListPointer,
  SchemeInformation,
  TrustService,
} from '../../server/core/trust-lists/trusted-list.js';
import { CertificateAuthority } from './certificate-authority.js';
import {
  english,
  identity,
  listOfLists,
  type ListSigner,
  nationalList,
  pointer,
  provider,
  service,
  signedList,
} from './trusted-list-author.js';
import { startListSite } from './trusted-list-site.js';

const signer = (commonName: string) => CertificateAuthority.root({ commonName });

/** Who signs what, and the CAs of two trust service providers. Made once: keys cost time. */
export const PEOPLE = {
  commission: signer('Commission, published in the Official Journal'),
  successor: signer('Commission, announced by the pivot'),
  lithuania: signer('Scheme operator of LT'),
  estonia: signer('Scheme operator of EE'),
  mallory: signer('Mallory'),
  issuer: CertificateAuthority.root({ commonName: 'QTSP Website CA' }),
  olderIssuer: CertificateAuthority.root({ commonName: 'QTSP Older CA' }),
} as const;

/** The scene starts in the middle of what the lists say of themselves. */
export const START = '2026-06-15T08:00:00Z';

/**
 * A list of lists that one pivot leads to, and the lists of LT and EE, published on loopback. Each function publishes
 * another edition; what it is given replaces particulars of a good one.
 */
export async function startScene() {
  const site = await startListSite();
  const notice = site.urlOf('/oj/notice');
  const paths = {
    lotl: '/eu-lotl.xml',
    pivot: '/eu-lotl-pivot-7.xml',
    LT: '/lt.xml',
    EE: '/ee.xml',
  } as const;

  const pointTo = (territory: 'LT' | 'EE', by: ListSigner): ListPointer =>
    pointer({ territory, location: site.urlOf(paths[territory]), signers: [by.der] });
  const own = (by: ListSigner): ListPointer =>
    pointer({
      territory: 'EU',
      type: ListType.listOfLists,
      location: site.urlOf(paths.lotl),
      signers: [by.der],
    });

  const pivot = () =>
    signedList(
      listOfLists({ sequenceNumber: 7, issued: '2026-02-01T00:00:00Z', informationUris: english(notice) }, [
        own(PEOPLE.successor),
      ]),
      PEOPLE.commission,
    );

  const lotl = (
    scheme: Partial<SchemeInformation> = {},
    {
      by = PEOPLE.successor as ListSigner,
      pointers = [pointTo('LT', PEOPLE.lithuania), pointTo('EE', PEOPLE.estonia)],
    } = {},
  ) =>
    signedList(
      listOfLists(
        {
          sequenceNumber: 10,
          informationUris: [...english(site.urlOf(paths.pivot)), ...english(notice)],
          ...scheme,
        },
        [own(PEOPLE.successor), ...pointers],
      ),
      by,
    );

  const services = (over: Partial<TrustService> = {}): TrustService[] => [
    service({ names: english('Website CA'), identity: identity(PEOPLE.issuer.der), ...over }),
    service({
      names: english('Older CA'),
      identity: identity(PEOPLE.olderIssuer.der),
      status: ServiceStatus.withdrawn,
      since: '2024-05-01T00:00:00Z',
    }),
  ];

  const national = (
    territory: 'LT' | 'EE',
    scheme: Partial<SchemeInformation> = {},
    {
      by = (territory === 'LT' ? PEOPLE.lithuania : PEOPLE.estonia) as ListSigner,
      services: listed = services(),
    } = {},
  ) =>
    signedList(
      nationalList({ territory, ...scheme }, [
        provider({ names: english(`UAB Patikimas ${territory}`), services: listed }),
      ]),
      by,
    );

  return {
    site,
    notice,
    paths,
    pointTo,
    services,
    pivot,
    lotl,
    national,
    /** Everything as it should be. */
    publishAll: async () => {
      site.publish(paths.pivot, { body: await pivot() });
      site.publish(paths.lotl, { body: await lotl(), etag: '"lotl-10"' });
      site.publish(paths.LT, { body: await national('LT'), etag: '"lt-1"' });
      site.publish(paths.EE, { body: await national('EE'), etag: '"ee-1"' });
    },
    /** Settings of an application that looks here. */
    env: {
      QWARDEN_TRUST_LISTS: 'on',
      QWARDEN_LOTL_URL: site.urlOf(paths.lotl),
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
    },
    stop: () => site.stop(),
  };
}

export type Scene = Awaited<ReturnType<typeof startScene>>;

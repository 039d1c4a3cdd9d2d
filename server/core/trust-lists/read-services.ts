import { readExtensions } from './read-extensions.js';
import { instant, localTexts, required, TSL } from './read-values.js';
import type { ServiceIdentity, ServiceState, TrustService, TrustServiceProvider } from './trusted-list.js';
import { childNamed, childrenNamed, ownText, type XmlElement } from './xml-element.js';

/** The providers of a list with their services (TS 119 612 §5.4–5.6). Throws a refusal. */
export const readProviders = (list: XmlElement | undefined): readonly TrustServiceProvider[] =>
  childrenNamed(list, TSL.TrustServiceProvider).map((provider) => {
    const information = required(provider, TSL.TSPInformation);
    return {
      names: localTexts(required(information, TSL.TSPName), TSL.Name),
      tradeNames: localTexts(childNamed(information, TSL.TSPTradeName), TSL.Name),
      informationUris: localTexts(childNamed(information, TSL.TSPInformationURI), TSL.URI),
      services: childrenNamed(childNamed(provider, TSL.TSPServices), TSL.TSPService).map(readService),
    };
  });

const readService = (service: XmlElement): TrustService => ({
  ...readState(required(service, TSL.ServiceInformation)),
  history: childrenNamed(childNamed(service, TSL.ServiceHistory), TSL.ServiceHistoryInstance).map(readState),
});

const readState = (state: XmlElement): ServiceState => ({
  type: ownText(required(state, TSL.ServiceTypeIdentifier)).trim(),
  names: localTexts(childNamed(state, TSL.ServiceName), TSL.Name),
  identity: readIdentity(childNamed(state, TSL.ServiceDigitalIdentity)),
  status: ownText(required(state, TSL.ServiceStatus)).trim(),
  since: instant(required(state, TSL.StatusStartingTime)),
  extensions: readExtensions(childNamed(state, TSL.ServiceInformationExtensions)),
});

function readIdentity(identity: XmlElement | undefined): ServiceIdentity {
  const ids = childrenNamed(identity, TSL.DigitalId);
  const values = (name: (typeof TSL)['X509SKI']): string[] =>
    ids.flatMap((id) => childrenNamed(id, name)).map((value) => ownText(value));
  return {
    certificates: values(TSL.X509Certificate).map(withoutSpace),
    subjectNames: values(TSL.X509SubjectName).map((text) => text.trim()),
    keyIdentifiers: values(TSL.X509SKI).map(withoutSpace),
  };
}

const withoutSpace = (text: string): string => (/\s/.test(text) ? text.replace(/\s+/g, '') : text);

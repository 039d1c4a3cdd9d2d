export const CONNECTIONS_PATH = '/connectivity/connections';
/** Banks may have registered it: the page that takes their answer. The server knows it too (`callbackPage`). */
export const CALLBACK_PATH = '/connections/callback';
export const connectionPath = (id: string): string => `${CONNECTIONS_PATH}/${id}`;
export const checkPath = (id: string): string => `/connectivity/checks/${id}`;

export const CONNECTIONS_PATH = '/connections';
/** Banks may have registered it: the page that takes their answer. The server knows it too (`callbackPage`). */
export const CALLBACK_PATH = `${CONNECTIONS_PATH}/callback`;
export const connectionPath = (id: string): string => `${CONNECTIONS_PATH}/${id}`;
export const checkPath = (id: string): string => `/integration-checks/${id}`;

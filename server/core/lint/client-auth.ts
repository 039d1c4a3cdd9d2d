/** From this instant certificates of Chrome's root program have serverAuth only (policy 1.8, section 1.3.2). */
export const SERVER_AUTH_ONLY_FROM = new Date(Date.UTC(2027, 2, 15));

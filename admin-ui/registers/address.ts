/** Pages of the area. */
export const REGISTERS_PATH = '/registers';
export const AUTHORITIES_PATH = '/registers/authorities';

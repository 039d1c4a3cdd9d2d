/** The only source of "now" in the server. An abstract class, so that it is type and injection token at once. */
export abstract class Clock {
  abstract now(): Date;
}

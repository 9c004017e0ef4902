/** `custody`: prints the custody log. */
export interface CustodyCommand {
  readonly kind: 'custody';
  readonly library: string;
  /** Only what is about it. */
  readonly sessionId: string | undefined;
  readonly json: boolean;
}

export interface TestServer {
  readonly url: string;
  readonly how: string;
  stop(): Promise<void>;
}

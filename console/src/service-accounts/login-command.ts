import { cloudApiUrl } from '../base';

/** Which control plane a machine belongs to: needed while flows run, not only to log in. */
export const configureCommand = (): string => `prefect config set PREFECT_CLOUD_API_URL=${cloudApiUrl()}`;

export const loginCommand = (apiKey: string, workspace?: { accountHandle: string; handle: string }): string =>
  `prefect cloud login -k ${apiKey}${workspace ? ` -w ${workspace.accountHandle}/${workspace.handle}` : ''}`;

/** As the SDK's command line prints it. */
export const automationPath = (base: string, id: string): string => `${base}/automations/automation/${id}`;

import { Fault } from '@app/faults';

/** Clients look for these very sentences. Source: docs/contract/resources.md#deployments */
export const deploymentNotFound = (): Fault => new Fault('deployment.not_found', 'Deployment not found');
/** As updates and schedules say it. */
export const deploymentNotFoundDot = (): Fault => new Fault('deployment.not_found', 'Deployment not found.');
export const scheduleNotFound = (): Fault => new Fault('deployment_schedule.not_found', 'Schedule not found.');
export const slugTaken = (): Fault => new Fault('deployment_schedule.slug_taken', 'Schedule slugs must be unique within a deployment.');
export const branchTaken = (name: string): Fault => new Fault('deployment.branch_taken', `The flow has a deployment ${name} already.`);
/** What a deployment refers to. */
export const referenceMissing = (): Fault =>
  new Fault('data.integrity', 'Data integrity conflict. The flow or a block that the deployment names is not there.');

import { writeJson, type Json } from '@app/contract';

/** A placeholder that the worker fills in, as it stands in a template's text. Source: docs/contract/resources.md#work-pools */
const PLACEHOLDER = /\{\{\s*([\p{L}\p{N}_.\-[\]$]+)\s*\}\}/gu;

/** Null, or what makes a base job template none: it is empty, or says what a job is made of and which variables go into that. */
export function templateFailure(template: Json): string | null {
  if (!(template instanceof Map)) return 'A base job template is an object.';
  if (template.size === 0) return null;
  const configuration = template.get('job_configuration');
  const variables = template.get('variables');
  if (!isFilled(configuration) || !isFilled(variables)) return 'A base job template that is not empty has a job_configuration and variables.';
  const properties = variables.get('properties');
  const declared = new Set(properties instanceof Map ? properties.keys() : []);
  const missing = [...new Set(placeholders(configuration))].filter((name) => !declared.has(name));
  return missing.length === 0 ? null : `The job_configuration uses variables that are no properties of variables: ${missing.join(', ')}.`;
}

const isFilled = (value: Json | undefined): value is Map<string, Json> => value instanceof Map && value.size > 0;

const placeholders = (configuration: Json): string[] => [...writeJson(configuration).matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

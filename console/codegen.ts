import type { CodegenConfig } from '@graphql-codegen/cli';

// Typed documents from the schema that the server serves.
const config: CodegenConfig = {
  schema: '../src/graphql/*.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, enumsAsTypes: true, scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' }, avoidOptionals: false },
    },
  },
};
export default config;

import react from '@vitejs/plugin-react';
import { defineConfig, runnerImport, type Plugin } from 'vite';

/** Puts documents where they are used: a page brings its own, and not those of all other pages. */
function documentsInPlace(): Plugin {
  let graphql: (source: string) => unknown;
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    async buildStart() {
      ({ graphql } = (await runnerImport<typeof import('./src/gql')>('./src/gql/index.ts')).module);
    },
    transform(code, id) {
      if (!/\/console\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return null;
      return code.replaceAll(/\bgraphql\(`([^`]*)`\)/g, (_, source: string) => JSON.stringify(graphql(source)));
    },
  };
}

// Addresses in the build are relative; the server says in <base> under which path it lives.
export default defineConfig({
  base: './',
  plugins: [documentsInPlace(), react()],
  build: { target: 'es2022', outDir: 'dist', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4200', ws: true }, '/api': 'http://127.0.0.1:4200' } },
});

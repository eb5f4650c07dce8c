import { createHash } from 'node:crypto';
import { addTypenameToDocument } from '@apollo/client/utilities';
import react from '@vitejs/plugin-react';
import { type DocumentNode, Kind, print } from 'graphql';
import { defineConfig, runnerImport, type Plugin } from 'vite';

/**
 * Puts documents where they are used: a page brings its own, and not those of all other pages. Each knows the hash that it is sent by;
 * `persisted-queries.json` beside the build tells the server which text that is.
 */
function documentsInPlace(): Plugin {
  let graphql: (source: string) => DocumentNode;
  const texts: Record<string, string> = {};
  function hashed(document: DocumentNode): DocumentNode {
    if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return document;
    // As the client sends it.
    const text = print(addTypenameToDocument(document));
    const hash = createHash('sha256').update(text).digest('hex');
    texts[hash] = text;
    return Object.assign({}, document, { hash });
  }
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    async buildStart() {
      ({ graphql } = (await runnerImport<{ graphql: typeof graphql }>('./src/gql/index.ts')).module);
    },
    transform(code, id) {
      if (!/\/console\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return null;
      return code.replaceAll(/\bgraphql\(`([^`]*)`\)/g, (_, source: string) => JSON.stringify(hashed(graphql(source))));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'persisted-queries.json', source: JSON.stringify(texts) });
    },
  };
}

// Addresses in the build are relative; the server says in <base> under which path it lives.
export default defineConfig({
  base: './',
  plugins: [documentsInPlace(), react()],
  build: { target: 'es2022', outDir: 'dist', sourcemap: false, manifest: 'manifest.json', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4200', ws: true }, '/api': 'http://127.0.0.1:4200' } },
});

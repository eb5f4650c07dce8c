import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Addresses in the build are relative; the server says in <base> under which path it lives.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2022', outDir: 'dist', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4200', ws: true }, '/api': 'http://127.0.0.1:4200' } },
});

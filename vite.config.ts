import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the server; the built console is served by the server itself. */
const API_URL = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: 'admin-ui',
  plugins: [react()],
  // The server puts a fresh nonce in this place on every request; without one no style is applied.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/admin-ui',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and icons stay files: the policy does not allow data: addresses for fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': API_URL, '/healthz': API_URL, '/readyz': API_URL },
  },
});

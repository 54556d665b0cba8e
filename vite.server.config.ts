// Bundles what runs on Node: one file per program in dist/server. Packages stay in node_modules;
// our own modules, #contract and #platform included, are inlined.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: at('./dist/server'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        standalone: at('./control-plane/standalone.ts'),
        'control-plane': at('./control-plane/main.ts'),
        'reset-admin': at('./control-plane/reset-admin.ts'),
        'data-plane': at('./data-plane/main.ts'),
        simulator: at('./data-plane/simulator/main.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

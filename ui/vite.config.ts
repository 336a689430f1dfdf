import { defineConfig } from 'vite'

// Names without digests: the server sends ETags, and templates need no manifest.
export default defineConfig({
  base: '/static/built/',
  build: {
    outDir: '../src/selon/web/static/built',
    emptyOutDir: true,
    assetsInlineLimit: 0, // no data: addresses, which the content security policy refuses
    chunkSizeWarningLimit: 2000, // MapLibre is one piece
    target: 'es2022',
    rollupOptions: {
      input: 'src/main.ts',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
})

// End-to-end tests: one user story a file, each in a real Electron with a profile of its own.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './e2e/search-figure.ts',
  outputDir: '../test-results',
  timeout: 60_000,
  // A bar 2 px off or a colour 6 of 255 off is a difference; how round corners come out from launch to launch is none.
  expect: { timeout: 10_000, toHaveScreenshot: { threshold: 0.02, maxDiffPixels: 20 } },
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list'
})

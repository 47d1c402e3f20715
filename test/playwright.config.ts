// End-to-end tests: one user story a file, each with a profile of its own, in a real Electron or, those of the page alone, on the
// Chromium of the Electron that ships.
import { defineConfig } from '@playwright/test'
import { chromiumPath, filesOf, pageStories } from './engine/page-stories'

export default defineConfig<object, { chromiumPath: string }>({
  testDir: 'e2e',
  globalSetup: ['./e2e/rollcall/search-figure.ts', './e2e/rollcall/proxy-figure.ts', './engine/engine-figure.ts'],
  outputDir: '../test-results',
  timeout: 60_000,
  // A bar 2 px off or a colour 6 of 255 off is a difference; how round corners come out from launch to launch is none.
  expect: { timeout: 10_000, toHaveScreenshot: { threshold: 0.02, maxDiffPixels: 20 } },
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    {
      name: 'electron',
      testMatch: '**/*.test.ts',
      testIgnore: chromiumPath === undefined ? [] : filesOf(pageStories)
    },
    ...(chromiumPath === undefined
      ? []
      : [{ name: 'chromium', testMatch: filesOf(pageStories), use: { chromiumPath } }])
  ]
})

declare module 'electron-to-chromium' {
  /** The full version of Chromium in each version of Electron. */
  export const fullVersions: Readonly<Record<string, string>>
}

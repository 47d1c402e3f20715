// Keeps the window on its page where main is not asked first: Electron loads a blank page unasked.

interface Leaving {
  readonly destination: { readonly url: string }
  readonly preventDefault: () => void
}

// The preload is checked without the types of a page.
const { navigation } = globalThis as unknown as {
  navigation: { addEventListener: (type: 'navigate', listener: (leaving: Leaving) => void) => void }
}

navigation.addEventListener('navigate', (leaving) => {
  if (leaving.destination.url.startsWith('about:')) leaving.preventDefault()
})

export {}

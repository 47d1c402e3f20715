// Keeps the window on its page where main is not asked first: Electron loads a blank page unasked.

interface NavigateEvent extends Event {
  readonly destination: { readonly url: string }
}
// Not yet among TypeScript's own types.
declare const navigation: {
  addEventListener(type: 'navigate', listener: (event: NavigateEvent) => void): void
}

navigation.addEventListener('navigate', (event) => {
  if (event.destination.url.startsWith('about:')) event.preventDefault()
})

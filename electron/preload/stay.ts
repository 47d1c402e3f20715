// Keeps the window on its page where main is not asked first: Electron loads a blank page unasked.

export {}

navigation.addEventListener('navigate', (event) => {
  if (event.destination.url.startsWith('about:')) event.preventDefault()
})

// Reads state as a component does.

/** From now on `read` is done again whenever what it reads changes, until the returned function is called. */
export function watched(read: () => void): () => void {
  return $effect.root(() => {
    $effect(read)
  })
}

// How values cross between the page and main where no Electron clones them: as a text that says what JSON cannot.

/**
 * Both ways, for one side; nothing from outside is used, since the page gets the source of this. What a structured clone takes
 * and this does not is refused, so that nothing arrives as something else.
 * @param {(bytes: Uint8Array) => string} toBase64
 * @param {(text: string) => Uint8Array} fromBase64 whose buffer is all its own
 */
function crossing(toBase64, fromBase64) {
  const odd = { undefined, NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity, '-0': -0 }

  /** @param {unknown} value @returns {unknown} */
  function told(value) {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { $: Object.is(value, -0) ? '-0' : String(value) }
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
    if (Array.isArray(value)) return value.map(told)
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      // As a clone has it: a Buffer is one of bytes.
      const name = value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name
      return { $: name, base64: toBase64(bytes) }
    }
    const parent = typeof value === 'object' && Object.getPrototypeOf(value)
    if (parent === false || (parent !== null && Object.getPrototypeOf(parent) !== null) || '$' in value)
      throw new TypeError(`${Object.prototype.toString.call(value)} does not cross`)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, told(each)]))
  }

  /** @param {unknown} value @returns {unknown} */
  function meant(value) {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(meant)
    if ('$' in value) {
      if (value.$ in odd) return odd[value.$]
      return new globalThis[value.$](fromBase64(value.base64).buffer)
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, meant(each)]))
  }

  return {
    /** @param {unknown} value */
    write: (value) => JSON.stringify(told(value)),
    /** @param {string} text */
    read: (text) => meant(JSON.parse(text))
  }
}

module.exports = { crossing }

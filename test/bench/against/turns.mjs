// What is compared is measured in turn, so that whatever else the machine does hits all alike.

/**
 * @template {string} Name @template T
 * @param {Readonly<Record<Name, string>>} folders of the apps @param {number} rounds
 * @param {(folder: string) => Promise<T>} measure
 * @returns {Promise<Record<Name, T[]>>} what was measured of each app, in order
 */
export async function inTurn(folders, rounds, measure) {
  const apps = Object.entries(folders).map(([name, folder]) => ({ name, folder, found: /** @type {T[]} */ ([]) }))
  for (let round = 0; round < rounds; round++) {
    for (const { folder, found } of apps) found.push(await measure(folder))
  }
  return Object.fromEntries(apps.map(({ name, found }) => [name, found]))
}

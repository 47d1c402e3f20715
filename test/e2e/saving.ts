// The system's save dialog, answered for the user.
import type { Rollcall } from './rollcall'

/** Saves whatever is saved in a folder, under the suggested name. */
export async function saveIn({ app }: Rollcall, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, into) => {
    const answer = (...args: { defaultPath?: string }[]) => {
      const name = args.at(-1)?.defaultPath?.split(/[\\/]/).at(-1) ?? ''
      return Promise.resolve({ canceled: false, filePath: `${into}/${name}` })
    }
    Object.assign(dialog, { showSaveDialog: answer })
  }, folder)
}

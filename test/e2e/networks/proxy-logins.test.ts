// A proxy that wants a login: it is named, asked about once, answered, and the answer goes nowhere else.
import { fetchSession, lane } from '../rollcall/steps'
import { expect } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { trust } from '../../networks/trust'
import { DOCUMENTED } from '../../videosdk/sessions'
import { openAccounts, openForm, secretsInKeychain, submitKey } from '../accounts/account-steps'
import { violations } from '../hearing/axe'
import { documentOf, fieldsOf, holdFields, memoryOf, recording, traffic } from '../rollcall/leaks'
import { goThrough, logIn, notice, question, test, user } from './office'
import { account } from '../rollcall/rollcall'
import { partsOf, search, tokensSent } from '../rollcall/traces'

const mistyped = 'canary-mistyped-2b8e4f7d90c1'

/** The whole of the heap takes ten seconds. */
const heldIn = effort({ test: fieldsOf, torture: memoryOf })

test('a first start behind a proxy: account and login are kept in the keychain, used by the next run, and the login can be forgotten', async ({
  start,
  office: { squid, trusted },
  keyring
}) => {
  await trust(keyring.home, 'service', trusted)
  const env = squid.env('digest')
  const first = await start({ env })
  const form = first.page.getByRole('dialog', { name: 'Add an account' })
  await openForm(first)
  await submitKey(first, account)
  await logIn(first, user.password, true)
  await expect(form.getByRole('alert')).toContainText('lets nobody through without a login')
  await form.getByRole('button', { name: 'Try again' }).click()
  await expect(form.getByRole('status')).toContainText('It was saved in the keychain')
  expect((await secretsInKeychain(keyring)).filter((secret) => secret.includes(user.password))).toHaveLength(1)
  await first.close()

  const second = await start({ env })
  const { page } = second
  await fetchSession(second, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()
  await openAccounts(page)
  const held = page.getByText(`Login for the proxy ${squid.address('digest')}, in the keychain`)
  await held.waitFor()
  await page.getByRole('button', { name: 'Forget it' }).click()
  await expect(held).toHaveCount(0)
  expect(await secretsInKeychain(keyring)).toEqual([expect.stringContaining(account.secret)])
  await page.keyboard.press('Escape')
  await fetchSession(second, DOCUMENTED.mediaEvents)
  await expect(question(page)).toBeVisible()
})

test.describe('without a keychain', () => {
  test.use({ keyringState: 'no-bus' })

  test('a proxy that wants a login is named, asks once, and lets the session through; the password goes nowhere else', async ({
    start,
    service,
    office: { squid, trusted },
    keyring,
    profile,
    temporary
  }) => {
    await trust(keyring.home, 'service', trusted)
    const rollcall = await start({ ...recording, signedIn: true, env: squid.env('basic') })
    const { page, idle } = rollcall
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(question(page)).toContainText(`The network’s proxy ${squid.address('basic')} asks for a name`)
    await expect(question(page)).toContainText('whoever listens on the way can read them')
    await expect(question(page).getByLabel('Name')).toBeFocused()
    expect(await violations(rollcall, 'the login for a proxy')).toEqual([])
    await page.keyboard.press('Escape')
    await expect(notice(rollcall)).toContainText('The network’s proxy asks for a login')
    await expect(notice(rollcall)).toContainText(squid.address('basic'))
    expect(service.connections).toBe(0)

    await page.getByRole('button', { name: 'Log in…' }).click()
    await holdFields(rollcall)
    await logIn(rollcall, mistyped)
    await expect(question(page)).toContainText('It did not accept those that it was given.')
    await holdFields(rollcall)
    await logIn(rollcall, user.password, true)
    await expect(question(page).getByRole('alert')).toContainText('There is no keychain to use')
    await question(page).getByRole('button', { name: 'Keep for this run only' }).click()
    await idle()
    await expect(lane(page, 'test-1')).toBeVisible()
    await fetchSession(rollcall, DOCUMENTED.mediaEvents)
    await expect(notice(rollcall)).toHaveCount(0)

    const texts = { memory: await heldIn(rollcall), shown: await documentOf(rollcall), sent: await traffic(rollcall) }
    await rollcall.close()
    const folders = [profile, temporary, keyring.home]
    const found = await search({ folders, texts: { ...texts, output: rollcall.output() } }, { ...user, mistyped })
    expect(found.hits).toEqual([])
    const log = await squid.log()
    // What was typed wrongly was tried once: many proxies lock an account after a few times.
    expect(log.match(/^CONNECT \S+ 407 agent-of-acme /gm)).toHaveLength(1)
    expect(log).toContain(`CONNECT ${new URL(service.origin).host} 200 ${user.name} `)
    const tokens = partsOf(tokensSent(service.requests))
    expect((await search({ folders: [squid.folder], texts: {} }, tokens)).hits).toEqual([])
    expect(service.requests.filter(({ headers }) => 'proxy-authorization' in headers)).toEqual([])
  })

  test('a login in the environment is used, by NTLM too, and no login goes to a proxy that it is not for', async ({
    start,
    office: { squid, trusted },
    keyring
  }) => {
    await trust(keyring.home, 'service', trusted)
    const https_proxy = `http://${user.name}:${user.password}@${squid.address('ntlm')}`
    const rollcall = await start({ signedIn: true, env: { ...squid.env('ntlm'), https_proxy } })
    const { page, idle } = rollcall
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(lane(page, 'test-1')).toBeVisible()

    await goThrough(rollcall, squid.address('digest'))
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(question(page)).toContainText(`The network’s proxy ${squid.address('digest')} asks`)
    await logIn(rollcall, user.password)
    await expect(notice(rollcall)).toHaveCount(0)

    await goThrough(rollcall, squid.address('basic'))
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(question(page)).toContainText(`The network’s proxy ${squid.address('basic')} asks`)
    await page.keyboard.press('Escape')
    await idle()
    await rollcall.close()
    const log = await squid.log()
    for (const scheme of ['NTLM', 'Digest']) expect(log).toContain(`Authorization:%20${scheme}`)
    expect(log).not.toContain('Authorization:%20Basic')
  })
})

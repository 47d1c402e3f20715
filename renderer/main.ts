// Puts the window's parts together.

import { mount } from 'svelte'
import App from './App.svelte'
import { windowBridge } from './bridge'
import { Activity } from './state/page/activity'
import { Rollcall } from './state/rollcall.svelte'
import { endRepetitions } from './keys/held-keys'

const app = new Rollcall(windowBridge(), new Activity(document.documentElement))
endRepetitions(window)
// Main answers while the window is put together.
void app.start()
mount(App, { target: document.body, props: { app } })

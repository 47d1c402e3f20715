// Puts the window's parts together.

import { mount } from 'svelte'
import App from './App.svelte'
import { windowBridge } from './bridge'
import { Activity } from './state/activity'
import { Rollcall } from './state/rollcall.svelte'

const app = new Rollcall(windowBridge(), new Activity(document.documentElement))
mount(App, { target: document.body, props: { app } })
void app.start()

// Names and drawings of the ways to meet; knows nothing of who meets.
import type { Component } from 'svelte'

import type { ContactMode } from '../../lib/host/bindings.gen'
import { Building2Icon, FootprintsIcon, HouseIcon, MailIcon, MessageCircleIcon, MessageSquareIcon, NetworkIcon, PhoneIcon, UsersIcon, VideoIcon } from '../../lib/icons'
import { t } from '../../lib/text/text'

export const MODES: readonly ContactMode[] = ['home_visit', 'outreach', 'office', 'video', 'phone', 'chat', 'message', 'email', 'network_meeting', 'group']

const ICONS: Record<ContactMode, Component> = {
  home_visit: HouseIcon,
  outreach: FootprintsIcon,
  office: Building2Icon,
  video: VideoIcon,
  phone: PhoneIcon,
  chat: MessageCircleIcon,
  message: MessageSquareIcon,
  email: MailIcon,
  network_meeting: NetworkIcon,
  group: UsersIcon,
}

export function modeName(mode: ContactMode): string {
  return t(`session.mode.${mode}`)
}

/** `kotikäynti`, inside a sentence. */
export function modeInSentence(mode: ContactMode): string {
  const name = modeName(mode)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

export function modeIcon(mode: ContactMode): Component {
  return ICONS[mode]
}

export function modeOptions(): { value: ContactMode; label: string }[] {
  return MODES.map((value) => ({ value, label: modeName(value) }))
}

/** At a distance, in real time or not. */
export function isRemote(mode: ContactMode): boolean {
  return ['video', 'phone', 'chat', 'message', 'email'].includes(mode)
}

/** Messages and letters have no end. */
export function isRealTime(mode: ContactMode | null): boolean {
  return mode !== 'message' && mode !== 'email'
}

/** A call or messages happen in no place worth writing down. */
export function modeHasPlace(mode: ContactMode | null): boolean {
  return mode === null || !isRemote(mode)
}

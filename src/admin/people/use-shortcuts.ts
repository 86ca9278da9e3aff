'use client'

import { useEffect } from 'react'

/** Single keys do something while nobody types and no dialog is open. */
export const useShortcuts = (keys: Readonly<Record<string, () => void>>): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]')
      const act = keys[key.toLowerCase()]
      if (!act || isTyping || ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [keys])
}

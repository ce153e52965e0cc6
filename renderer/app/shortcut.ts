export const mac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

/** A key with the main modifier of the system, as people of it write it: "Ctrl+K" or "⌘K". */
export const shortcut = (key: string): string => (mac ? `⌘${key}` : `Ctrl+${key}`);

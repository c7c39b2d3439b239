/** XTermOptions (C#) to xterm.js's options. */
export function toXterm(options) {
  return {
    allowProposedApi: true, // the unicode addon needs it
    fontFamily: options.fontFamily,
    fontSize: options.fontSize,
    fontWeight: options.fontWeight,
    lineHeight: options.lineHeight,
    letterSpacing: options.letterSpacing,
    scrollback: options.scrollBack,
    cursorStyle: options.cursor.toLowerCase(),
    cursorBlink: options.cursorBlink,
    screenReaderMode: options.screenReaderMode,
    disableStdin: options.readOnly,
    convertEol: options.convertEol,
    macOptionIsMeta: options.macOptionIsMeta,
    minimumContrastRatio: options.minimumContrastRatio,
    theme: definedOnly(options.theme),
    logLevel: 'off', // what a program prints wrongly is no news for the page's console
    windowOptions: {}, // what the terminal prints moves no windows and reads no titles
  };
}

/** Metrics are measured once, when the terminal opens: with the real font, not its fallback. */
export async function fontsLoaded(options) {
  try {
    await Promise.all(['normal', 'bold'].map((weight) => document.fonts.load(`${weight} ${options.fontSize}px ${options.fontFamily}`)));
  } catch {
    // A font that does not load is replaced by the next of the family list.
  }
}

function definedOnly(theme) {
  return Object.fromEntries(Object.entries(theme).filter(([, value]) => value !== null));
}

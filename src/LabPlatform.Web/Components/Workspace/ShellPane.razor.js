// Which terminal tabs are open is this browser's own matter; the shells behind them are there either way.
import { keep, recall as kept } from '../../js/store.js';

const PATIENCE = 15000;
const LOOK_EVERY = 50;

/** @returns {{ tabs: { number: number, name: string? }[], active: number, beside: number? }?} */
export function recall(session) {
  const known = kept(`terminals:${session}`);
  return Array.isArray(known?.tabs) && known.tabs.length > 0 ? known : null;
}

export function remember(session, tabs) {
  keep(`terminals:${session}`, tabs);
}

/** @returns {{ fontSize: number, copyOnSelect: boolean, colours: string }?} how this person likes terminals */
export function recallLook() {
  return kept('terminal-look');
}

export function rememberLook(look) {
  keep('terminal-look', look);
}

/**
 * Answers the event `lab-terminal-wanted`: { terminal, ...input }. The tab of that number or name is shown, made when there is
 * none, and gets what is to be typed as soon as it listens.
 */
export function serve(shells, pane) {
  if (!shells) {
    return; // the lab ended or its toolbox was lost while this was on its way
  }

  shells.addEventListener('lab-terminal-wanted', async (event) => {
    event.preventDefault(); // somebody took it
    const { terminal, ...input } = event.detail;
    const number = await pane.invokeMethodAsync('WantAsync', terminal);
    const end = performance.now() + PATIENCE;
    while (shells.isConnected && performance.now() < end) {
      const element = shells.querySelector(`[data-terminal="${number}"]`);
      if (element && !element.dispatchEvent(new CustomEvent('lab-terminal-input', { cancelable: true, detail: input }))) {
        return;
      }

      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  });
}

// Which terminal tabs are open is this browser's own matter; the shells behind them are there either way.
export function recall(session) {
  try {
    return JSON.parse(localStorage.getItem(`terminals:${session}`)) ?? { count: 1, active: 1 };
  } catch {
    return { count: 1, active: 1 };
  }
}

export function remember(session, tabs) {
  localStorage.setItem(`terminals:${session}`, JSON.stringify(tabs));
}

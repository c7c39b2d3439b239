// <theme-switch>: light or dark, kept in a cookie the server reads, so that pages arrive in the right colours.
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  handleEvent() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  }
}

customElements.define('theme-switch', ThemeSwitch);

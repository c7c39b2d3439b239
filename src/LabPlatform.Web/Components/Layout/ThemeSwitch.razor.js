// <theme-switch>: light, dark or high contrast, kept in a cookie the server reads, so that pages arrive in the right colours.
const Themes = ['light', 'dark', 'contrast'];
const root = document.documentElement;

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  handleEvent() {
    const now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    root.dataset.theme = Themes[(Themes.indexOf(now) + 1) % Themes.length];
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  }
}

customElements.define('theme-switch', ThemeSwitch);

// Who asked the system for more contrast and chose nothing here gets it; the server cannot know before.
if (!root.dataset.theme && matchMedia('(prefers-contrast: more)').matches) {
  root.dataset.theme = 'contrast';
}

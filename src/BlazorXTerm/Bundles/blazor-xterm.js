// What XTerm.razor.cs imports. One call makes one terminal; nothing is global.
import { Instance } from './instance.js';

/**
 * @param {HTMLElement} host empty element the terminal fills
 * @param {object} options XTermOptions
 * @param {object | null} transport { moduleUrl, arguments }
 * @param {object} component DotNetObjectReference of XTermCallbacks
 * @param {string[]} wanted names of the events somebody listens to
 */
export async function create(host, options, transport, component, wanted) {
  const instance = new Instance(host, component, wanted);
  await instance.open(options);
  await instance.connect(transport);
  return instance;
}

/* global document, window, getComputedStyle, getSelection, Event */
// What runs inside the page. JavaScript, so that the types of a browser stay out of the rest of the program.

/** How many pixels the page is wider than its window. */
export const sidewaysOverflow = () => document.documentElement.scrollWidth - window.innerWidth;

/** Whether any hostile text of the sample ran. */
export const wasPwned = () => 'pwned' in window;

/** Puts a script and a foreign picture into the page, as an attacker with a hole would. */
export function breakIn() {
  const script = document.createElement('script');
  script.textContent = 'window.pwned = true';
  document.body.append(script);
  document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.example/x.png" onerror="window.pwned = true">');
}

/** What a person copies who selects this element. */
export function copiedText(element) {
  getSelection().selectAllChildren(element);
  return getSelection().toString();
}

export const openFolded = () => {
  for (const part of document.querySelectorAll('details')) part.open = true;
};

export const announcePrinting = () => window.dispatchEvent(new Event('beforeprint'));

function luminance(colour) {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Colour of what lies under an element: the nearest ground that is painted. */
function groundOf(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/rgba\(.*, 0\)|transparent/.test(colour)) return colour;
  }
  return 'rgb(255, 255, 255)';
}

/** Texts whose contrast (WCAG 2) is below what is asked. */
export function weakTexts(least) {
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .filter((element) => element.closest('svg, script') === null && element.getClientRects().length > 0)
    .map((element) => {
      const front = luminance(getComputedStyle(element).color);
      const back = luminance(groundOf(element));
      const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      return { text: element.textContent.trim().slice(0, 20), contrast };
    })
    .filter(({ contrast }) => contrast < least);
}

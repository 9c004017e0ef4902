/** A string, or something outside strings that JSON does not know. */
const TOKENS = /"(?:[^"\\]|\\[\s\S])*"|\b(?:undefined|NaN)\b|-?\bInfinity\b|,(?=\s*[\]}])/g;
const CONTROLS = /[\u0000-\u001f]/g;

/**
 * Puts right what makes otherwise sound JSON unreadable: raw control characters in strings (old PostHog
 * dumps), `undefined`, `NaN` and `Infinity` (JavaScript values put into text by hand), and commas before a
 * closing bracket (edited files). Everything else is left as it is.
 */
export function repairJson(text: string): string {
  return text.replace(TOKENS, (token) => {
    if (token.startsWith('"')) {
      return token.replace(CONTROLS, escapeControl);
    }
    return token === ',' ? '' : 'null';
  });
}

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

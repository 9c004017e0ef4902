import type { TextSpan } from './mapped-text.ts';

/** What is found by its form, and where there is one, by its check digits. */
export const DETECTORS = ['card', 'iban', 'email', 'token', 'ip', 'phone'] as const;
export type DetectorName = (typeof DETECTORS)[number];

interface Detector {
  /** What has to be in a folded text (reading.ts: small letters, single spaces) for anything to be found; most texts have none. */
  readonly needs: RegExp;
  /** Every part of it is bounded: texts are of strangers, and long. */
  readonly form: RegExp;
  /** Where it has check digits. What stands beside it may look as if it belonged to it, so that parts are tried, too. */
  readonly holds?: (found: string) => boolean;
}

const DETECTOR_RULES: Readonly<Record<DetectorName, Detector>> = {
  // 13 to 19 digits, in groups or not (ISO/IEC 7812), not within a longer number.
  card: { needs: /\d{4}/, form: /(?<![\d.])\d(?:[ -]?\d){12,40}(?![\d.]\d|\d)/g, holds: hasLuhnSum },
  iban: {
    needs: /[a-z]{2}\d\d/,
    form: /(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]){11,30}(?![a-z0-9])/g,
    holds: hasIbanCheck,
  },
  email: {
    needs: /@/,
    form: /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/gu,
  },
  // JSON Web Tokens (RFC 7519), and what follows "Bearer" (RFC 6750).
  token: {
    needs: /eyj|bearer /,
    form: /\beyj[\w-]{8,20000}\.[\w-]{8,20000}(?:\.[\w-]{0,20000})?|(?<=\bbearer )[\w.~+/-]{8,20000}=*/g,
  },
  ip: {
    needs: /\d\.\d|:/,
    form: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/g,
    holds: isAddress,
  },
  phone: { needs: /\+\d|00\d/, form: /(?<![\w+.-])(?:\+|00)\d(?:[ ()/.-]{0,2}\d){7,13}(?!\d)/g },
};

/** Finds what a detector is for in a folded text. */
export function detect(name: DetectorName, folded: string): TextSpan[] {
  const { needs, form, holds } = DETECTOR_RULES[name];
  return needs.test(folded)
    ? Array.from(folded.matchAll(form)).flatMap(({ 0: found, index }) => {
        const part = holds ? longestPart(found, holds) : { start: 0, end: found.length };
        return part ? { start: index + part.start, end: index + part.end } : [];
      })
    : [];
}

/** The longest part that holds, from where a group begins to where one ends. */
function longestPart(found: string, holds: (part: string) => boolean): TextSpan | undefined {
  const groups = Array.from(found.matchAll(/[^ -]+/g), ({ 0: group, index }) => ({
    start: index,
    end: index + group.length,
  }));
  const parts = groups.flatMap(({ start }, at) => groups.slice(at).map(({ end }) => ({ start, end })));
  return parts
    .toSorted((one, other) => other.end - other.start - (one.end - one.start))
    .find(({ start, end }) => holds(found.slice(start, end)));
}

/** The sum of Luhn (ISO/IEC 7812-1, annex B). */
function hasLuhnSum(found: string): boolean {
  const digits = Array.from(found.replace(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const twice = digit * 2;
    return total + (place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0 && new Set(digits).size > 1;
}

/** ISO 13616: country and check digits at the end, letters as numbers, 1 modulo 97. */
function hasIbanCheck(found: string): boolean {
  const packed = found.replaceAll(' ', '');
  if (packed.length < 15 || packed.length > 34) {
    return false;
  }
  const turned = packed.slice(4) + packed.slice(0, 4);
  return (
    Array.from(turned, (sign) => parseInt(sign, 36)).reduce(
      (rest, value) => (rest * (value > 9 ? 100 : 10) + value) % 97,
      0,
    ) === 1
  );
}

function isAddress(found: string): boolean {
  if (found.includes('.')) {
    return found.split('.').every((part) => Number(part) <= 255);
  }
  const groups = found.split(':');
  // A time of day is not one: "12:30:15" has neither eight groups nor a gap.
  return found.includes('::') ? groups.length <= 8 && found.length > 3 : groups.length === 8;
}

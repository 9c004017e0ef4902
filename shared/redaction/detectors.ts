/** What is found by its form, and where there is one, by its check digits. */
export const DETECTORS = ['card', 'iban', 'email', 'token', 'ip', 'phone'] as const;
export type DetectorName = (typeof DETECTORS)[number];

interface Detector {
  /** Over a folded text (reading.ts): small letters, single spaces. */
  readonly form: RegExp;
  readonly holds: (found: string) => boolean;
}

const always = (): boolean => true;

export const DETECTOR_RULES: Readonly<Record<DetectorName, Detector>> = {
  // 13 to 19 digits, in groups or not (ISO/IEC 7812), not within a longer number.
  card: { form: /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.]\d|\d)/g, holds: hasLuhnSum },
  iban: { form: /(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]){11,30}(?![a-z0-9])/g, holds: hasIbanCheck },
  email: { form: /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, holds: always },
  // JSON Web Tokens (RFC 7519), and what follows "Bearer" (RFC 6750).
  token: { form: /\beyj[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|(?<=\bbearer )[\w.~+/-]{8,}=*/g, holds: always },
  ip: {
    form: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/g,
    holds: isAddress,
  },
  phone: { form: /(?<![\w+.-])(?:\+|00)\d(?:[ ()/.-]{0,2}\d){7,13}(?!\d)/g, holds: always },
};

/** The sum of Luhn (ISO/IEC 7812-1, annex B). */
function hasLuhnSum(found: string): boolean {
  const digits = Array.from(found.replace(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const twice = digit * 2;
    return total + (place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
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

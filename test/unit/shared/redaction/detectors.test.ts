import { describe, expect, it } from 'vitest';
import { DETECTORS, type DetectorName } from '../../../../shared/redaction/detectors.ts';
import { fold, ValueFinder } from '../../../../shared/redaction/value-finder.ts';

function detect(detector: DetectorName, text: string): string[] {
  const finder = new ValueFinder({ rules: [{ id: 'r', kind: 'detector', detector }], exceptions: [] });
  const folded = fold(text);
  return finder.find(folded).map(({ start, end }) => folded.slice(start, end));
}

describe('detectors', () => {
  it.each<[DetectorName, string, string]>([
    ['card', 'paid with 4111 1111 1111 1111 today', '4111 1111 1111 1111'],
    ['card', 'no 7 4111 1111 1111 1111 12/29', '4111 1111 1111 1111'],
    ['card', 'card=5500005555555559', '5500005555555559'],
    ['card', '3782-822463-10005', '3782-822463-10005'],
    ['iban', 'de89 3704 0044 0532 0130 00 is mine', 'de89 3704 0044 0532 0130 00'],
    ['iban', 'to DE89 3704 0044 0532 0130 00', 'de89 3704 0044 0532 0130 00'],
    ['iban', 'GB82WEST12345698765432', 'gb82west12345698765432'],
    ['email', 'mailto:Ada.Smith+x@Example.co.uk?', 'ada.smith+x@example.co.uk'],
    ['email', 'jörg@bücher.example', 'jörg@bücher.example'],
    [
      'token',
      'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF',
      'eyjhbgcioijiuzi1nij9.eyjzdwiioiixmjm0in0.abc_def',
    ],
    ['token', 'Authorization: Bearer sk-12345678abc', 'sk-12345678abc'],
    ['ip', 'from 192.168.10.254:8080', '192.168.10.254'],
    ['ip', 'from [2001:db8::ff00:42:8329]', '2001:db8::ff00:42:8329'],
    ['phone', 'call +49 (0)30 901820 now', '+49 (0)30 901820'],
    ['phone', '0044 20 7946 0018', '0044 20 7946 0018'],
  ])('%s finds in “%s” just “%s”', (detector, text, found) => {
    expect(detect(detector, text)).toEqual([found]);
  });

  it.each<[DetectorName, string]>([
    ['card', 'order 4111 1111 1111 1112'],
    ['card', 'zeros 0000000000000000'],
    ['card', 'at 1763916001626.35'],
    ['iban', 'DE89 3704 0044 0532 0130 01'],
    ['email', 'user at example.com, @media, a@b'],
    ['ip', 'version 1.2.3.4.5, 300.1.1.1, 12:30:15'],
    ['phone', 'the year 2026, 12345678'],
  ])('%s leaves “%s” alone', (detector, text) => {
    expect(detect(detector, text)).toEqual([]);
  });

  it('comes to an end soon with long texts that nearly fit', () => {
    const before = process.cpuUsage().user;
    for (const detector of DETECTORS) {
      ['a', '1', '1 ', 'a.', '@a.', 'eyja', 'de12 ', 'a:', '+1 ', 'bearer '].forEach((piece) => {
        detect(detector, piece.repeat(50_000));
      });
    }
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(10);
  });

  it('leaves what an exception names', () => {
    const finder = new ValueFinder({
      rules: [{ id: 'r', kind: 'detector', detector: 'email' }],
      exceptions: ['Support@example.com'],
    });
    const texts = ['support@example.com', 'ada@example.com'].map((text) => finder.find(text).length);
    expect(texts).toEqual([0, 1]);
  });
});

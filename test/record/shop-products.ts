/** What the invented shop sells; `art` is the picture as inline SVG. */
export type Product = { sku: string; name: string; note: string; kind: string; price: number; art: string };

const LAMP =
  '<path d="M70 70 h60 l16 46 h-92 z" fill="#e9b44c"/><path d="M98 116 h4 v40 h22 v6 h-48 v-6 h22z" fill="#3d3630"/>';
const PENDANT =
  '<path d="M99 0 h2 v62 h-2z" fill="#3d3630"/><path d="M52 118 a48 56 0 0 1 96 0z" fill="#7d8f69"/>';
const MUG =
  '<rect x="62" y="62" width="66" height="84" rx="10" fill="#b4532a"/><path d="M128 80 h14 a16 16 0 0 1 0 44 h-14" fill="none" stroke="#b4532a" stroke-width="9"/>';
const BOWL =
  '<path d="M44 84 h112 a56 56 0 0 1 -112 0z" fill="#4f6d7a"/><rect x="84" y="138" width="32" height="10" fill="#3a525d"/>';
const VASE = '<path d="M86 56 h28 v22 q34 22 20 60 q-6 18 -34 18 t-34 -18 q-14 -38 20 -60z" fill="#c9885f"/>';
const KETTLE =
  '<path d="M62 92 q38 -44 76 0 l8 58 h-92z" fill="#5b5750"/><path d="M72 84 q28 -54 56 0" fill="none" stroke="#2d2a26" stroke-width="7"/>';
const CLOCK =
  '<circle cx="100" cy="104" r="50" fill="#fff" stroke="#3d3630" stroke-width="7"/><path d="M100 72 v32 l22 14" fill="none" stroke="#b4532a" stroke-width="6"/>';
const PLANT =
  '<path d="M72 118 h56 l-8 42 h-40z" fill="#c98b6b"/><path d="M100 118 q-44 -20 -30 -62 q30 16 30 62 q2 -56 34 -70 q10 46 -34 70" fill="#5f8a5a"/>';

/** The catalogue, in the order shown. */
export const PRODUCTS: Product[] = [
  product('LMP-01', 'Evening lamp', 'Linen shade, oak foot', 'light', 89, '#f6ead6', LAMP),
  product('MUG-04', 'Ember mug', 'Stoneware, 320 ml', 'kitchen', 18, '#f4e3da', MUG),
  product('BWL-02', 'Tide bowl', 'Glazed by hand', 'kitchen', 34, '#dfe8ea', BOWL),
  product('PEN-01', 'Moss pendant', 'Spun steel, 28 cm', 'light', 112, '#e8ecdf', PENDANT),
  product('VAS-03', 'Terra vase', 'Unglazed outside', 'rooms', 46, '#f5e7db', VASE),
  product('KET-01', 'Slate kettle', 'Cast iron, 1.1 l', 'kitchen', 74, '#e6e4e0', KETTLE),
  product('CLK-02', 'Quiet clock', 'No ticking at all', 'rooms', 58, '#f1ece3', CLOCK),
  product('PLT-05', 'Window plant', 'With its clay pot', 'rooms', 27, '#e5eee2', PLANT),
];

function product(
  sku: string,
  name: string,
  note: string,
  kind: string,
  price: number,
  ground: string,
  shape: string,
): Product {
  const back = `<rect width="200" height="190" fill="${ground}"/>`;
  const shade = '<ellipse cx="100" cy="162" rx="62" ry="7" fill="rgba(60,40,20,.12)"/>';
  const frame = 'viewBox="0 0 200 190" preserveAspectRatio="xMidYMid slice"';
  return { sku, name, note, kind, price, art: `<svg ${frame}>${back}${shade}${shape}</svg>` };
}

import type { MarkShape } from '../items/mark-shapes.ts';

/** Half of a mark's width, in CSS pixels. */
const RADIUS = 4;

/** Draws a mark in the context's colours, around a point. */
export function drawShape(context: CanvasRenderingContext2D, shape: MarkShape, x: number, y: number): void {
  const path = new Path2D();
  switch (shape) {
    case 'tick':
    case 'bar':
      path.rect(x - 1, y - RADIUS - 3, 2, 2 * RADIUS + 6);
      break;
    case 'dot':
      path.arc(x, y, RADIUS - 0.5, 0, 2 * Math.PI);
      break;
    case 'ring':
      path.arc(x, y, RADIUS - 1, 0, 2 * Math.PI);
      break;
    case 'triangle':
      polygon(path, [x, y - RADIUS - 1], [x + RADIUS + 1, y + RADIUS], [x - RADIUS - 1, y + RADIUS]);
      break;
    case 'diamond':
      polygon(path, [x, y - RADIUS - 1], [x + RADIUS + 1, y], [x, y + RADIUS + 1], [x - RADIUS - 1, y]);
      break;
    case 'square':
      path.rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      break;
    case 'cross':
      path.moveTo(x - RADIUS, y - RADIUS);
      path.lineTo(x + RADIUS, y + RADIUS);
      path.moveTo(x + RADIUS, y - RADIUS);
      path.lineTo(x - RADIUS, y + RADIUS);
      break;
  }
  if (shape === 'ring' || shape === 'cross') {
    context.lineWidth = 2;
    context.stroke(path);
  } else {
    context.fill(path);
  }
}

function polygon(
  path: Path2D,
  first: readonly [number, number],
  ...rest: (readonly [number, number])[]
): void {
  path.moveTo(...first);
  rest.forEach((point) => path.lineTo(...point));
  path.closePath();
}

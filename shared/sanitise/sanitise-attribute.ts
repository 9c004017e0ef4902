import type { AssetLedger } from './missing/asset-ledger.ts';
import { ruleFor, type AttributeRule } from './attribute-rules.ts';
import type { Role } from './element-policy.ts';
import type { AssetKind } from '../model/missing-assets.ts';
import { pictureAt, rasterAt } from './data-picture.ts';
import { BROKEN_PICTURE, placeholderImage } from './placeholder.ts';
import { readSet } from './source-set.ts';
import { sanitiseCss } from './css/sanitise-css.ts';
import { sanitiseSheet } from './css/sanitise-sheet.ts';
import { isFragment, looksLikeUrl } from './url-policy.ts';

/** The element that an attribute belongs to. */
export interface Subject {
  readonly role: Role;
  /** As recorded: the size of an image's placeholder. */
  readonly width: unknown;
  readonly height: unknown;
  /** What its address would have loaded is in the recording. */
  readonly isRecorded: boolean;
  readonly ledger: AssetLedger;
}

type ValueRule = Exclude<AttributeRule, { kind: 'drop' }>;

/** An attribute that must not be set. */
export const REMOVED = Symbol('removed');

const NAMESPACE = /^https?:\/\/(?:www\.)?w3\.org\/[\w/#.-]*$/;
const LENGTH = /^-?\d*\.?\d+(?:e\d+)?(?:px|%|em|rem|vh|vw)?$/;
/** What animating it could not be checked for. */
const CHECKED_KINDS: ReadonlySet<AttributeRule['kind']> = new Set(['keep', 'unknown', 'css']);

/**
 * The value that an attribute may have.
 * @param value of any type; rrweb sets anything, as the text it turns into
 * @returns the same value if it is harmless
 */
export function sanitiseAttribute(name: string, value: unknown, subject: Subject): unknown {
  const rule = ruleFor(name);
  if (rule.kind === 'drop') {
    return drop(rule, value, subject);
  }
  if (value === null) {
    return value;
  }
  // rrweb takes nothing but a text for a sheet.
  const text = rule.kind === 'sheet' && typeof value !== 'string' ? undefined : textOf(value);
  const harmless = text === undefined ? REMOVED : apply(rule, text, subject);
  return harmless === text ? value : harmless;
}

/** What rrweb sets for a value: an address, a length or CSS may be a number, too. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? '' : 'false';
    default:
      return undefined;
  }
}

function apply(rule: ValueRule, value: string, subject: Subject): unknown {
  switch (rule.kind) {
    case 'keep':
      return value;
    case 'css':
      return sanitiseCss(value, subject.ledger, 'whole', rule.property);
    case 'sheet':
      return sanitiseSheet(value, subject.ledger);
    case 'src':
    case 'href':
    case 'poster':
    case 'picture':
    case 'srcset':
      return sanitiseAddress(rule.kind, value, subject);
    default:
      return isHarmless(rule.kind, value, subject) ? value : REMOVED;
  }
}

function sanitiseAddress(
  kind: 'src' | 'href' | 'poster' | 'picture' | 'srcset',
  value: string,
  subject: Subject,
): unknown {
  switch (kind) {
    case 'src':
      return sanitiseSrc(value, subject);
    case 'href':
      return sanitiseHref(value, subject);
    case 'poster':
      return pictureAt(value) ?? moveAside('image', value, subject);
    case 'picture':
      return pictureAt(value) ?? moveAside('image', value, subject);
    case 'srcset':
      return sanitiseSet(value, subject);
  }
}

function isHarmless(
  kind: 'unknown' | 'step' | 'fragment' | 'namespace' | 'animated' | 'length' | 'relation',
  value: string,
  { role, ledger }: Subject,
): boolean {
  switch (kind) {
    case 'unknown':
      return !looksLikeUrl(value);
    case 'step':
      return !looksLikeUrl(value) && sanitiseCss(value, ledger) === value;
    case 'fragment':
      return isFragment(value);
    case 'namespace':
      return NAMESPACE.test(value);
    case 'animated':
      return CHECKED_KINDS.has(ruleFor(value.trim()).kind);
    case 'relation':
      // Style rules ask for it; only a link element acts by it.
      return role !== 'link';
    case 'length':
      return LENGTH.test(value);
  }
}

function sanitiseSrc(value: string, subject: Subject): unknown {
  switch (subject.role) {
    case 'image':
      return pictureAt(value) ?? replaceImage(value, subject, BROKEN_PICTURE);
    case 'svgImage':
      return (
        pictureAt(value) ?? replaceImage(value, subject, placeholderImage(subject.width, subject.height))
      );
    case 'object':
      return moveAside('object', value, subject);
    case 'plain':
      return rasterAt(value) ?? moveAside('other', value, subject);
    case 'frame':
      subject.ledger.page.add(value);
      return moveAside('frame', value, subject);
    case 'media':
    case 'script':
      return moveAside(subject.role, value, subject);
    default:
      return moveAside('other', value, subject);
  }
}

function sanitiseHref(value: string, subject: Subject): unknown {
  switch (subject.role) {
    case 'anchor':
      return sanitiseLink(value, subject);
    case 'svgImage':
      return (
        pictureAt(value) ?? replaceImage(value, subject, placeholderImage(subject.width, subject.height))
      );
    case 'link':
    case 'base':
      return REMOVED;
    case 'script':
      return moveAside('script', value, subject);
    default:
      return subject.ledger.page.partOf(value) ?? moveAside('other', value, subject);
  }
}

/** A link goes nowhere and still looks like one. */
function sanitiseLink(value: string, { ledger }: Subject): string {
  ledger.noteLink(value);
  return isFragment(value) ? value : '#';
}

/**
 * Those of the candidates that are in the recording; else what the library holds for the first: they are the same picture
 * in several sizes.
 */
function sanitiseSet(value: string, subject: Subject): unknown {
  const candidates = readSet(value);
  const recorded = candidates.flatMap(({ url, size }) => {
    const picture = pictureAt(url);
    return picture === undefined ? [] : [`${picture}${size}`];
  });
  return recorded.length > 0 ? recorded.join(', ') : moveAside('image', candidates[0]?.url ?? '', subject);
}

/** @param standIn for what is nowhere */
function replaceImage(url: string, subject: Subject, standIn: string): unknown {
  if (url.trim() === '') {
    return url === '' ? url : REMOVED;
  }
  const filled = moveAside('image', url, subject);
  return filled === REMOVED ? standIn : filled;
}

/** @returns what the library holds instead */
function moveAside(kind: AssetKind, url: unknown, { ledger, isRecorded }: Subject): string | typeof REMOVED {
  return (isRecorded ? undefined : ledger.moveAside(kind, url)) ?? REMOVED;
}

function drop(rule: AttributeRule & { kind: 'drop' }, value: unknown, subject: Subject): typeof REMOVED {
  if (rule.asset) {
    moveAside(rule.asset, value, subject);
  }
  if (rule.neutralises && value !== null) {
    subject.ledger.neutralise(rule.neutralises);
  }
  return REMOVED;
}

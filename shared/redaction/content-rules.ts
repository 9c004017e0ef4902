import type { ContentClass } from './content-classes.ts';
import type { MaskForm } from './mask.ts';
import type { RedactionPlan } from './redaction-survey.ts';

/** Properties of what recorders note of requests: rrweb's network plugin, PostHog's, and HAR. */
const PROPERTY_CLASSES: readonly (readonly [RegExp, ContentClass])[] = [
  [/cookies?$/i, 'cookies'],
  [/^set-cookie2?$/i, 'cookies'],
  [/headers?$/i, 'headers'],
  [/^(?:request|response)?[_-]?(?:body|postdata|content)$/i, 'bodies'],
];
const ADDRESS_WITH_QUERY = /(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>()?#]*)([?#][^\s"'<>()]*)/gi;
const PATH_WITH_QUERY = /^([^\s?#"'<>()]*\/[^\s?#"'<>()]*)([?#]\S*)$/;
const REMOVED_QUERY = '?redacted';

/** Which kinds of contents a plan removes as a whole, and by which rule. */
export class ContentRules {
  readonly form: MaskForm;
  private readonly ids: ReadonlyMap<ContentClass, string>;

  constructor({ rules: { rules, mask } }: Pick<RedactionPlan, 'rules'>) {
    this.form = mask;
    this.ids = new Map(rules.flatMap((rule) => (rule.kind === 'class' ? [[rule.contents, rule.id]] : [])));
  }

  ruleOf(contents: ContentClass): string | undefined {
    return this.ids.get(contents);
  }

  /** The rule that removes what stands under a property of a request. */
  ruleOfProperty(key: string): string | undefined {
    const classes = PROPERTY_CLASSES.filter(([form]) => form.test(key)).map(([, contents]) => contents);
    return classes.map((contents) => this.ids.get(contents)).find((id) => id !== undefined);
  }

  /** An address says in its query and its fragment what was asked for; what comes before stays. */
  withoutQueries(text: string): string {
    return this.ids.has('queries')
      ? text.replace(ADDRESS_WITH_QUERY, `$1${REMOVED_QUERY}`).replace(PATH_WITH_QUERY, `$1${REMOVED_QUERY}`)
      : text;
  }
}

import type { AssetTable } from '../../../shared/contract/assets.ts';
import type { ShortStory, ToldStory } from '../../../shared/contract/story.ts';
import type { IndexStatus } from '../../../shared/contract/search.ts';
import type {
  FacetValue,
  LibraryPage,
  LibraryRow,
  RangeCount,
  TagCount,
} from '../../../shared/library/library-row.ts';
import type { Facet, Range, SavedView, SessionFilter } from '../../../shared/library/session-filter.ts';
import type { AssetStatus } from '../../../shared/model/asset-report.ts';
import type { Bookmark } from '../../../shared/model/bookmark.ts';
import type { KeptReport, KeptReportSummary } from '../../../shared/model/kept-report.ts';
import type { CustodyPage } from '../../../shared/model/custody.ts';
import type { CaseDetails, EvidenceCase } from '../../../shared/model/evidence-case.ts';
import type { Exhibit } from '../../../shared/model/exhibit.ts';
import type { SessionDetails } from '../../../shared/model/session.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import type { Result } from '../../../shared/result.ts';
import type { WantedSessions } from '../../library/list/find-sessions.ts';
import type { ListQuery } from '../../library/list/query-sessions.ts';
import type { ItemTrack } from '../../../shared/model/item.ts';
import type { SearchResult } from '../../../shared/model/search.ts';
import type { NodeChange } from '../../../shared/replay/node-changes.ts';
import type { NodeAtMoment } from '../../library/events/node-changes.ts';
import type { CustodyWanted } from '../../library/custody/read-custody.ts';
import type { SearchLimits } from '../../library/search/search.ts';

interface OfSession {
  readonly sessionId: string;
}

/** What the search worker can be asked, and what it answers. */
export interface Questions {
  readonly search: {
    readonly input: { readonly typed: string; readonly limits: SearchLimits };
    readonly answer: SearchResult;
  };
  readonly nodeChanges: { readonly input: NodeAtMoment; readonly answer: readonly NodeChange[] };
  /** All items of a session. */
  readonly track: { readonly input: OfSession; readonly answer: ItemTrack };
  readonly story: { readonly input: OfSession; readonly answer: ToldStory };
  readonly shortStory: { readonly input: OfSession; readonly answer: ShortStory };
  readonly itemsWith: {
    readonly input: { readonly sessionId: string; readonly text: string };
    readonly answer: Float64Array;
  };
  readonly repeats: { readonly input: OfSession; readonly answer: Float64Array };
  readonly measure: { readonly input: null; readonly answer: IndexStatus };
  /** How many rows of the library are left out. */
  readonly damagedRows: { readonly input: null; readonly answer: number };
  readonly sessions: { readonly input: ListQuery; readonly answer: LibraryPage };
  readonly sessionIds: { readonly input: ListQuery; readonly answer: readonly string[] };
  readonly sessionsWith: { readonly input: WantedSessions; readonly answer: readonly LibraryRow[] };
  /** The row that a session stands in. */
  readonly place: {
    readonly input: Pick<ListQuery, 'filter' | 'sort'> & OfSession;
    readonly answer: number | null;
  };
  readonly facetValues: {
    readonly input: { readonly filter: SessionFilter; readonly facet: Facet; readonly containing: string };
    readonly answer: readonly FacetValue[];
  };
  readonly rangeCounts: {
    readonly input: { readonly filter: SessionFilter; readonly range: Range };
    readonly answer: readonly RangeCount[];
  };
  readonly verdicts: { readonly input: null; readonly answer: readonly Verdict[] };
  readonly sameRecordings: { readonly input: OfSession; readonly answer: readonly LibraryRow[] };
  readonly tags: { readonly input: null; readonly answer: readonly TagCount[] };
  readonly views: { readonly input: null; readonly answer: readonly SavedView[] };
  readonly importReports: { readonly input: null; readonly answer: readonly KeptReportSummary[] };
  readonly importReport: { readonly input: { readonly key: number }; readonly answer: KeptReport | null };
  readonly session: { readonly input: OfSession; readonly answer: SessionDetails | null };
  readonly bookmarks: { readonly input: OfSession; readonly answer: readonly Bookmark[] };
  readonly cases: { readonly input: null; readonly answer: readonly EvidenceCase[] };
  readonly case: { readonly input: { readonly caseId: string }; readonly answer: CaseDetails | null };
  readonly casesOf: { readonly input: OfSession; readonly answer: readonly string[] };
  readonly exhibits: { readonly input: { readonly caseId: string }; readonly answer: readonly Exhibit[] };
  readonly custody: { readonly input: CustodyWanted; readonly answer: CustodyPage };
  readonly assetTable: {
    readonly input: { readonly knownVersion: number };
    readonly answer: AssetTable | null;
  };
  readonly assetStatus: { readonly input: null; readonly answer: AssetStatus };
}

export type QuestionName = keyof Questions;

export interface ToReader<Name extends QuestionName = QuestionName> {
  readonly number: number;
  readonly name: Name;
  readonly input: Questions[Name]['input'];
}

/** Nothing more is asked. */
export interface EndReader {
  readonly kind: 'end';
}

export interface FromReader {
  readonly number: number;
  readonly result: Result<Questions[QuestionName]['answer']>;
}

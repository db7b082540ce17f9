package import Domain

/// A run of which the index knows, and that no file tells any more.
package struct GoneRun: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// It was removed for ever, with its month.
        case pruned(at: WallTime)
        /// Its month lies elsewhere, and is not there now.
        case away(folder: String)
        /// Its month is archived, and nothing of it is there.
        case lost(folder: String)
    }

    package let run: String
    package let month: CivilMonth
    package let state: State
    package let usage: RunUsage
}

import Domain
import Journal
import Platform
import Queries
import Synchronization

/// The log of one run as far as its lines were counted and searched. Two who ask at once count after one another, and
/// nothing twice.
final class CountedLog: Sendable {
    /// What one call counts: about fifty milliseconds of it.
    static let countingBudget = LineBudget(lines: 200_000, bytes: 64 << 20)
    /// To search takes longer, since secrets are to be taken out of what is searched.
    static let searchingBudget = LineBudget(lines: 30_000, bytes: 4 << 20)
    /// How many searches can be gone on with.
    static let searchesMax = 4

    private struct SearchKey: Hashable, Sendable {
        let query: LogQuery
        let sources: Set<ShownLine.Source>
    }

    private struct State: Sendable {
        var index = LineIndex()
        var files: LineFiles?
        var searches = RecentValues<SearchKey, LogSearch>(countMax: searchesMax)
    }

    private let state = Mutex(State())
    private let budget: LineBudget

    init(budget: LineBudget = CountedLog.countingBudget) { self.budget = budget }

    /// Counts on, and gives what is known then.
    func counted(_ run: LogRun, on disk: any Disk) throws(JournalError) -> (index: LineIndex, files: LineFiles) {
        try state.withLock { (state) throws(JournalError) in try count(&state, run, disk) }
    }

    /// Counts and searches on.
    func searched(
        _ run: LogRun,
        _ sources: Set<ShownLine.Source>,
        _ query: LogQuery,
        at now: WallTime,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) -> LogSearchAnswer {
        try state.withLock { (state) throws(JournalError) in
            let index = try count(&state, run, disk).index
            let key = SearchKey(query: query, sources: sources)
            var search = state.searches.value(key) { LogSearch(query, in: sources) }
            let budget = Self.searchingBudget
            try search.extend(over: run, by: index, within: budget, at: now, in: home, on: disk)
            state.searches.put(search, key)
            let isDone = search.isCut || (index.isCaughtUp && search.isDone(by: index))
            return LogSearchAnswer(
                hits: search.hits,
                isCut: search.isCut,
                total: index.total(of: sources),
                isCounting: !isDone
            )
        }
    }

    private func count(
        _ state: inout State,
        _ run: LogRun,
        _ disk: any Disk
    ) throws(JournalError) -> (index: LineIndex, files: LineFiles) {
        let files = try LineFiles(of: run.paths, on: disk)
        if let before = state.files, files != before, state.index.isFinal || !files.goOn(from: before) {
            state = State()
        }
        state.files = files
        try state.index.extend(over: run, within: budget, on: disk)
        return (state.index, files)
    }
}

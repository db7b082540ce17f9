import Domain
import Indexer
import Journal
import Platform
import Queries
import Settings

extension Invocation {
    /// Where the databases of the home are.
    func recordPaths() throws(CommandError) -> RecordPaths { try recordPaths(by: settings()) }

    private func recordPaths(by settings: Settings) throws(CommandError) -> RecordPaths {
        RecordPaths(
            home: HomePaths(root: try home()),
            index: settings[Setting.mainDatabase],
            conversations: settings[Setting.conversationsDatabase]
        )
    }

    /// The record of the home, for a question: caught up with the files, as far as that can be done while somebody
    /// waits. A home in which nothing was ever recorded has none.
    func record(withConversations: Bool? = nil, withSearch: Bool = false) throws(CommandError) -> OpenRecord {
        let settings = try settings()
        let paths = try recordPaths(by: settings)
        try catchUp(paths, withSearch: withSearch)
        let attaches = withConversations ?? settings[Setting.autoAttach]
        return try asking { () throws(QueriesError) in
            try OpenRecord(paths, withConversations: attaches, on: disk, at: clock.now().wall)
        }
    }

    /// Reads what is new, as far as that can be done while somebody waits.
    func catchUp(_ paths: RecordPaths, withSearch: Bool) throws(CommandError) {
        let sources = [paths.index, paths.home.runs, paths.home.sessions, paths.home.imports]
        // Nothing was ever recorded, and a question leaves it so.
        guard try onSystem({ () throws(PlatformError) in try exists(any: sources) }) else { return }
        let outcome = try indexing { () throws(IndexerError) in
            try CatchUp.run(paths, withSearch: withSearch, on: disk, clock: clock)
        }
        switch outcome {
        case .kept: break
        case .done(let report): try tell(report)
        case .late(let report):
            try tell(report)
            // Whoever searches says by itself how many rows it does not know.
            guard !report.onlySearchLacks else { break }
            try console.say(
                "roost: the index is behind the files: the answer may lack what is new\n  roost index --once"
            )
        }
    }

    /// Says what could not be read, and what else a person should know.
    func tell(_ report: PassReport) throws(CommandError) {
        for notice in report.notices { try console.say("roost: " + SafeText.of(notice)) }
        for trouble in report.troubles {
            try console.say("roost: not in the index: " + SafeText.of("\(trouble.directory): \(trouble.error)"))
        }
    }

    /// For whoever is to write to the index while others do.
    func patience() throws(CommandError) -> IndexPatience {
        IndexPatience(try settings()[Setting.indexWait], clock: clock) { [console] in
            Deliberate.ignore(because: "where nobody listens it waits all the same") { () throws(CommandError) in
                try console.say("roost: waits for another process that writes to the index")
            }
        }
    }

    /// The index, to write to it.
    func index(at paths: RecordPaths) throws(CommandError) -> HomeIndex {
        let patience = try patience()
        return try indexing { () throws(IndexerError) in
            try HomeIndex(paths, on: disk, clock: clock, waiting: patience)
        }
    }

    func indexing<Result>(_ body: () throws(IndexerError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .indexer(error) }
    }

    private func exists(any paths: [String]) throws(PlatformError) -> Bool {
        for path in paths where try disk.exists(path) { return true }
        return false
    }

    private func onSystem<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }

    /// Asks the record; what has no answer becomes an error of the command.
    func asking<Result>(_ body: () throws(QueriesError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .queries(error) }
    }
}

import Domain
import Journal
import Platform
import Queries
import Settings

extension Invocation {
    /// Where the databases of the home are.
    func recordPaths() throws(CommandError) -> RecordPaths {
        let settings = try settings()
        return RecordPaths(
            home: HomePaths(root: try home()),
            index: settings[Setting.mainDatabase],
            conversations: settings[Setting.conversationsDatabase]
        )
    }

    /// The record of the home, for a question.
    func record(withConversations: Bool? = nil) throws(CommandError) -> OpenRecord {
        let paths = try recordPaths()
        let settings = try settings()
        let attaches = withConversations ?? settings[Setting.autoAttach]
        return try asking { () throws(QueriesError) in
            try OpenRecord(paths, withConversations: attaches, on: disk, at: clock.now().wall)
        }
    }

    /// Asks the record; what has no answer becomes an error of the command.
    func asking<Result>(_ body: () throws(QueriesError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .queries(error) }
    }
}

import Journal
import Platform
import Queries
import Settings

extension Invocation {
    /// The record of the home, or nothing where there is none yet, which is no error. One that was put on a disk of its
    /// own is missed, and so is what was said where only that is away.
    func recordIfMade(
        withConversations: Bool? = nil,
        withSearch: Bool = false
    ) throws(CommandError) -> OpenRecord? {
        do throws(CommandError) {
            return try record(withConversations: withConversations, withSearch: withSearch)
        } catch {
            guard case .queries(let cause) = error, cause.lacksDatabase, try isUnrecorded() else { throw error }
            return nil
        }
    }

    /// Whether there is no index, in the place where it is when nobody says where.
    func isUnrecorded() throws(CommandError) -> Bool {
        guard try settings()[Setting.mainDatabase] == nil else { return false }
        let index = try recordPaths().index
        do throws(PlatformError) { return try !disk.exists(index) } catch { throw .platform(error) }
    }

    /// What a person reads who asks while there is nothing to be told.
    func sayNothingIsRecorded() throws(CommandError) {
        guard format == .table else { return }
        try console.say("nothing is recorded yet")
        try console.say("  to record a run: roost run -- COMMAND")
        try console.say("  to take in what agents have kept: roost import auto")
        try console.say("  to read in the runs of this home: roost index --once")
    }
}

import Queries
import Settings

extension Invocation {
    /// The record of the home, or nothing where there is none yet, which is no error. One that was put on a disk of its
    /// own is missed.
    func recordIfMade(withConversations: Bool? = nil) throws(CommandError) -> OpenRecord? {
        do throws(CommandError) { return try record(withConversations: withConversations) } catch {
            guard case .queries(let cause) = error, cause.lacksDatabase,
                try settings()[Setting.mainDatabase] == nil
            else { throw error }
            return nil
        }
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

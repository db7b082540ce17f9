import Domain
import Journal
import Queries

extension Invocation {
    /// What to take out of what a run said. Rows are without secrets; what a newer version knows to be one is taken out
    /// of them too.
    func redaction(of owner: TalkOwner) -> RunRedaction {
        let found = Deliberate.ignore(because: "without a home there are only rows, and known forms") {
            () throws(CommandError) in try home()
        }
        guard let directory = owner.directory, let root = found else { return .ofKnownForms }
        return RunRedaction(of: RunPaths(directory: directory), in: HomePaths(root: root), on: disk)
    }
}

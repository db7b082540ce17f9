import Domain
import Journal
import Platform
import Runs

extension Invocation {
    /// Those that say what is there, that set right what can be, or that have nothing to do with a home.
    private static let exempt: Set<String> = [
        "__complete", "completion", "config", "db", "demo", "docs", "doctor", "help", "home", "hook", "lnav", "reindex",
        "report", "uninstall", "verify", "version",
    ]

    /// Nobody reads half of what a later Roost has written, or writes into it.
    func refuseNewerHome() throws(CommandError) {
        guard !Self.exempt.contains(command.path.first ?? "") else { return }
        let root = Deliberate.ignore(because: "a command that needs a home says by itself that there is none") {
            () throws(CommandError) in try home()
        }
        guard let root, let newer = NewerHome.look(at: HomePaths(root: root), on: SystemDisk()) else { return }
        throw .runs(.homeNewer(newer))
    }
}

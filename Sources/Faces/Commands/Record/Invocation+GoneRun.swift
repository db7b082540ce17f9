import Domain
import Platform
import Queries

extension Invocation {
    /// Looks for runs; where there is none of that name any more, what became of it is said instead.
    func tellingOfGone<Result>(_ body: () throws(CommandError) -> Result) throws(CommandError) -> Result {
        do throws(CommandError) { return try body() } catch {
            guard case .notFound(let kind, let text, _, _) = error, kind.contains("run"), let gone = gone(text) else {
                throw error
            }
            throw .gone(Self.words(gone), hint: Self.hint(gone))
        }
    }

    private func gone(_ name: String) -> GoneRun? {
        let found = Deliberate.ignore(because: "without an index there is no such run") {
            () throws(CommandError) in
            let paths = try recordPaths()
            return try asking { () throws(QueriesError) in
                try OpenRecord(paths, withConversations: false, on: disk, at: clock.now().wall).goneRun(named: name)
            }
        }
        return found ?? nil
    }

    private static func words(_ gone: GoneRun) -> String {
        let run = SafeText.of(gone.run)
        switch gone.state {
        case .pruned(let time): return "\(run) was pruned with \(gone.month) on \(time.iso.prefix(10))"
        case .away(let folder): return "\(run) is archived with \(gone.month) in \(SafeText.of(folder)), which is away"
        case .lost(let folder):
            return "\(run) is archived with \(gone.month), and nothing of that is in \(SafeText.of(folder))"
        }
    }

    private static func hint(_ gone: GoneRun) -> String {
        let kept = "kept are its cost, \(cost(of: gone.usage)), and its events: roost event list --run \(gone.run)"
        switch gone.state {
        case .pruned: return kept
        case .away, .lost: return "see that its disk is there; " + kept
        }
    }

    private static func cost(of usage: RunUsage) -> String {
        usage.unpricedCalls == 0 ? "\(usage.cost)" : "\(usage.cost) and what has no known price"
    }
}

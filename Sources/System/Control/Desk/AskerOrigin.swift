package import Domain
package import Platform

/// Where a client comes from: from a person, or from within a run of ours.
package enum AskerOrigin: Hashable, Sendable {
    case person
    /// It descends from an agent of this home; of which run, where its mark says so.
    case insideRun(RunID?)
    /// It could not be looked at, so that it may be anybody.
    case unknown(why: String)

    package var role: ControlRole {
        switch self {
        case .person: .owner
        case .insideRun, .unknown: .observer
        }
    }

    /// Looks at the process at the other end, and at those above it.
    ///
    /// - Parameters:
    ///   - home: the root of the home, links followed.
    ///   - runs: those that go on.
    ///   - agents: the processes of these runs that are known: shims and agents.
    package static func find(
        _ credentials: PeerCredentials,
        _ client: Hello.Client,
        home: String,
        runs: Set<RunID> = [],
        agents: Set<ProcessIdentity> = []
    ) -> AskerOrigin {
        var chain: [ProcessLink] = []
        // A parent may go between two looks, and its children then have another.
        for _ in 0..<looksMax where chain.last?.isFirst != true {
            chain = ProcessLink.chain(from: credentials.pid, claimed: client.identity)
        }
        return decide(chain, home: home, runs: runs, agents: agents)
    }

    private static let looksMax = 3

    /// What follows from the processes from the client up to the first one of the machine.
    ///
    /// A mark counts where it names this home or a run of it: whoever tests one Roost within a run of another is a
    /// person to it.
    static func decide(
        _ chain: [ProcessLink],
        home: String,
        runs: Set<RunID> = [],
        agents: Set<ProcessIdentity> = []
    ) -> AskerOrigin {
        guard let client = chain.first else { return .unknown(why: "the process that asks is gone or another") }
        for link in chain {
            if let group = link.group, runs.contains(group) { return .insideRun(group) }
            if let mark = link.mark, link.home == nil || link.home == home || mark.run.map(runs.contains) == true {
                return .insideRun(mark.run)
            }
            if agents.contains(link.identity) { return .insideRun(nil) }
        }
        guard client.isReadable else { return .unknown(why: "the process that asks does not show its environment") }
        guard chain.last?.isFirst == true else { return .unknown(why: "the parents of the process that asks are gone") }
        return .person
    }
}

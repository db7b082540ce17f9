package import Domain
import Platform

/// One process of those from a client upwards, with what of it tells whether it is within a run.
package struct ProcessLink: Hashable, Sendable {
    package static let chainMax = 128

    package let identity: ProcessIdentity
    package let parent: Int32
    /// Whether its environment could be read.
    package var isReadable = true
    /// The mark of a run, which is in its environment.
    package var mark: RunMark?
    /// The home that its environment names.
    package var home: String?
    /// The run of the control group that it is in.
    package var group: RunID?

    package init(_ identity: ProcessIdentity, parent: Int32) {
        self.identity = identity
        self.parent = parent
    }

    /// Whether nobody stands above it, as far as this process may see.
    package var isFirst: Bool { parent == 0 || identity.pid == 1 }

    /// The processes from one upwards. It ends where one is gone; a number that was given out again ends it too, since
    /// nobody started before its parent.
    ///
    /// - Parameter claimed: who the client says that it is: where it is somebody else by now, there is no chain.
    package static func chain(from pid: Int32, claimed: ProcessIdentity) -> [ProcessLink] {
        var chain: [ProcessLink] = []
        var next = pid
        while chain.count < chainMax, next > 0, let link = read(next, boot: claimed.boot) {
            if let child = chain.last {
                guard link.identity.startTicks <= child.identity.startTicks else { break }
            } else {
                guard link.identity == claimed else { return [] }
            }
            chain.append(link)
            next = link.parent
        }
        return chain
    }

    private static func read(_ pid: Int32, boot: String) -> ProcessLink? {
        let found = Deliberate.ignore(because: "a process that cannot be looked at ends the chain") {
            () throws(PlatformError) -> ProcessLink? in
            guard let status = try ProcessStatus.read(pid) else { return nil }
            var link = ProcessLink(
                ProcessIdentity(boot: boot, pid: pid, startTicks: status.startTicks),
                parent: status.parent
            )
            let marks = ProcessMarks.read(pid, [RunMark.runName, RunMark.homeName])
            link.isReadable = marks != nil
            link.mark = marks?[RunMark.runName].flatMap(RunMark.init)
            link.home = marks?[RunMark.homeName]
            link.group = ProcessMarks.groups(of: pid).lazy.compactMap(RunMark.run(ofGroup:)).first
            return link
        }
        return found ?? nil
    }
}

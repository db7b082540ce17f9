import Domain
import Journal
import Platform

/// What is left for a recorder to do that finds the run directory removed: the agent goes on and its pipes are emptied,
/// a stop reaches it, and when it has ended there is nothing to stay for.
final class RecordlessWatch {
    private let seat: Seat
    private let clock: any Clock
    private let tree: RunTree
    private let run: RunID?
    private var link: KeeperLink
    private var signals: SignalSource?
    private var stop = StopPlan()
    private var ready = ReadySet()
    private var open = Set(Channel.allCases)
    private var hasAgentEnded = false

    init(_ seat: Seat, _ connection: consuming UnixConnection) {
        self.seat = seat
        clock = seat.clock
        tree = RunTree(seat)
        run = Deliberate.ignore(because: "without a name the tree of the agent is not known by its mark") {
            () throws(IdentifierError) in try RunID(FilePath.name(of: seat.paths.directory))
        }
        link = KeeperLink(connection)
        signals = Deliberate.ignore(because: "the keeper passes on what it hears") { () throws(PlatformError) in
            try SignalSource([.terminate, .interrupt])
        }
    }

    func keep() {
        hasAgentEnded = seat.agent == nil || seat.exit != .unknown
        seat.group = seat.group ?? run.flatMap { ControlGroup.existing(named: RunTree.groupName($0)) }
        seat.streams = nil
        for order in seat.orders { asked(order) }
        while !open.isEmpty && seat.agent != nil || !hasAgentEnded || stop.isActive {
            for channel in Channel.allCases where open.contains(channel) { empty(channel) }
            for action in stop.timePassed(clock.now().monotonic) { perform(action) }
            if hasAgentEnded, open.isEmpty { break }
            wait()
            hear()
        }
        link.say(.over)
        seat.announce("ended")
        tree.close()
    }

    private func empty(_ channel: Channel) {
        if channel == .stdout { feedFromTerminal() }
        let count = Deliberate.ignore(because: "what cannot be read is waited for no longer") {
            () throws(PlatformError) -> Int? in
            var count: Int?
            repeat {
                count =
                    channel == .stdout
                    ? try seat.stdout.discard(countMax: 16 << 20) : try seat.stderr.discard(countMax: 16 << 20)
            } while count ?? 0 > 0
            return count
        }
        // Of a terminal's pipe we have both ends: it is over with the agent.
        let isOver = channel == .stdout && seat.terminalNumber != nil && hasAgentEnded
        if count != .some(nil) || isOver { open.remove(channel) }
    }

    private func feedFromTerminal() {
        Deliberate.ignore(because: "a terminal that was closed gives no more") { () throws(PlatformError) in
            while let count = try seat.moveFromTerminal(), count > 0 {}
        }
    }

    private func wait() {
        ready.removeAll()
        if open.contains(.stdout) { ready.add(seat.stdout.number) }
        if open.contains(.stderr) { ready.add(seat.stderr.number) }
        if open.contains(.stdout), !hasAgentEnded, let number = seat.terminalNumber { ready.add(number) }
        if !hasAgentEnded, let number = seat.agent?.pidfd.number { ready.add(number) }
        if let number = link.descriptor { ready.add(number) }
        if let number = signals?.descriptor.number { ready.add(number) }
        let now = clock.now().monotonic
        Deliberate.ignore(because: "a wait that fails is made again after a look at everything") {
            () throws(PlatformError) in try ready.wait(upTo: stop.due.map { max(.zero, now.duration(to: $0)) })
        }
    }

    private func hear() {
        if let number = seat.agent?.pidfd.number, ready.isReady(number) { hasAgentEnded = true }
        while let word = link.next() {
            switch word {
            case .stop(let order): asked(order)
            case .exitWritten: hasAgentEnded = true
            case .checkpoint, .synced, .syncFailed: break
            }
        }
        while let received = signals?.receive() { if let order = StopOrder(received) { asked(order) } }
    }

    private func asked(_ order: StopOrder) {
        let grace = Duration.seconds(order.isImmediate ? 0 : seat.plan.stopGraceSeconds)
        for action in stop.asked(order, grace: grace, at: clock.now().monotonic) { perform(action) }
    }

    private func perform(_ action: StopPlan.Action) {
        guard let run else { return stop.treeIsEmpty() }
        let members = tree.members(run)
        switch action {
        case .ask: tree.signal(members, [.terminate, .go])
        case .kill: members.isEmpty && tree.isEmpty(run) ? stop.treeIsEmpty() : tree.kill(members, of: run)
        case .giveUp: break
        }
    }
}

import Control
import Decoding
import Domain
import Glibc
import JSON
import Journal
import Platform
import Store
import Synchronization
import TestSupport
import Testing

@testable import Indexer

/// A home with somebody who listens at its socket, for tests of what the index tells there.
final class LiveScene {
    let home: IndexedHome
    let loop: EventLoop
    let plan: LivePlan
    private let address: ControlAddress
    private let listenerClock: any Clock
    private(set) var facts: [IndexFact] = []
    private(set) var peers: [ControlPeer] = []
    private(set) var listener: ControlListener?

    init(for test: String = #function) throws {
        home = try IndexedHome(for: test)
        listenerClock = SystemClock()
        loop = try EventLoop()
        address = try ControlAddress(ofHome: home.paths.home.root, uid: geteuid(), environment: Environment([:]))
        plan = try LivePlan(
            home: home.paths.home,
            version: "0.0.0-test",
            environment: Environment([:]),
            calendar: .utc,
            process: ProcessIdentity(boot: "b", pid: 1, startTicks: 1)
        )
    }

    func listen() throws {
        listener = try ControlListener(
            at: address,
            on: loop,
            uid: geteuid(),
            disk: SystemDisk(),
            clock: listenerClock,
            greet: { hello, _ in HelloReply.answer(to: hello, version: "0.0.0-test") },
            hear: { [unowned self] peer, heard in
                switch heard {
                case .greeted: peers.append(peer)
                case .frame(let frame):
                    do { facts.append(try IndexFact(frame)) } catch { Issue.record("\(error): \(frame)") }
                case .parted: peers.removeAll { $0 === peer }
                }
            }
        )
    }

    func close() {
        listener?.close()
        listener = nil
        peers = []
    }

    func forget() { facts = [] }

    /// Tells facts on another thread while `body` does something.
    func telling(clock: (any Clock)? = nil, markers: MarkerPrefixes = .none, _ body: () throws -> Void) throws {
        let isOver = Atomic(false)
        let waker = Mutex<Waker?>(nil)
        let (plan, paths, clock) = (plan, home.paths, clock ?? home.fixture.clock)
        let thread = SideThread {
            let loop = try EventLoop()
            waker.withLock { $0 = loop.waker }
            let pricing = Pricing(PriceCatalog(ShippedPrices.entries))
            let follow = LiveFollow(
                plan,
                paths,
                pricing,
                markers: markers,
                on: loop,
                disk: SystemDisk(),
                clock: clock
            )
            try follow.run { isOver.load(ordering: .sequentiallyConsistent) }
        }
        let outcome = Result { try body() }
        isOver.store(true, ordering: .sequentiallyConsistent)
        let isAwake = Eventually.wait(upTo: .seconds(60)) { waker.withLock { $0 } != nil }
        if isAwake { waker.withLock { $0 }?.wake() }
        try thread.join()
        try outcome.get()
    }

    /// Tells facts on this thread: before each turn `step` is called, with the number of it, until it says that it is
    /// over. No turn waits for anything, so that a test says how the clock goes on, and when the listener reads.
    func stepping(_ step: (Int, LiveFollow) throws -> Bool) throws {
        let loop = try EventLoop()
        let follow = LiveFollow(
            plan,
            home.paths,
            Pricing(PriceCatalog(ShippedPrices.entries)),
            markers: .none,
            on: loop,
            disk: SystemDisk(),
            clock: home.fixture.clock
        )
        var (count, failure) = (0, (any Error)?.none)
        try follow.run {
            loop.waker.wake()
            count += 1
            do { return try step(count, follow) } catch {
                failure = error
                return true
            }
        }
        if let failure { throw failure }
    }

    /// Turns the loop until such a fact came; nothing when none did by the end of the time.
    func heard<Found>(_ wanted: (IndexFact) -> Found?) throws -> Found? {
        var found: Found?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .zero)
            found = facts.lazy.compactMap(wanted).last
            return found != nil
        }
        return found
    }

    func hears(_ isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .zero)
            return try isTrue()
        }
    }

    /// Whether all summaries have come.
    func isSummarized() throws -> Bool { try hears { facts.contains(.summarized) } }

    var events: [LiveEvent] {
        facts.compactMap { if case .event(let event) = $0 { event } else { nil } }
    }

    var summaries: [LiveSummary] {
        facts.compactMap { if case .summary(let summary) = $0 { summary } else { nil } }
    }

    var usages: [LiveUsage] {
        facts.compactMap { if case .usage(let usage) = $0 { usage } else { nil } }
    }

    var totals: [LiveTotals] {
        facts.compactMap { if case .totals(let totals) = $0 { totals } else { nil } }
    }

    func begin(of task: String = "gh-450") throws -> RunWriter {
        let task = try TaskID(task)
        let prepared = try home.fixture.prepare { request in
            request.workerKind = .claude
            request.task = task
        }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        return run
    }

    func write(_ line: String, to run: inout RunWriter) throws { try write(line, to: .stdout, of: &run) }

    func write(_ line: String, to channel: Channel, of run: inout RunWriter) throws {
        home.fixture.clock.advance(by: .milliseconds(10))
        try home.write(Array("\(line)\n".utf8), to: channel, of: &run)
    }
}

import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// The daemon's end and a shim's, both in this process, over a real socket.
@Suite struct LiveRunsTests {
    private let samples: SampleRuns
    private let loop: EventLoop
    private let clock = SystemClock()
    private let journal: DaemonJournal
    private let runs: LiveRuns
    private let listener: ControlListener
    private let address: ControlAddress
    private let told = Told()

    private final class Told {
        var listener: ControlListener?
        var changes: [RunTable.Change] = []
        var events: [Event] = []
    }

    init() throws {
        samples = try SampleRuns()
        let (home, disk) = (samples.fixture.home, samples.fixture.disk)
        loop = try EventLoop()
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-abcdef"),
            kind: .daemon,
            startedAt: clock.now().wall,
            pid: 7
        )
        let log = DaemonLog(disk: disk, clock: clock)
        journal = DaemonJournal(try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock), log: log)
        let told = told
        journal.hear = { told.events.append($0) }
        let runs = LiveRuns(
            home: home,
            disk: disk,
            processes: SystemProcesses(),
            clock: clock,
            journal: journal,
            peers: ShimPeers(clock: clock) { frame, peer in told.listener?.send(frame, to: peer) }
        )
        self.runs = runs
        runs.hear = { _, change in told.changes.append(change) }
        address = try ControlAddress(ofHome: home.root, uid: geteuid(), environment: Environment([:]))
        listener = try ControlListener(
            at: address,
            on: loop,
            uid: geteuid(),
            disk: disk,
            clock: clock,
            greet: { hello, _ in HelloReply.answer(to: hello, version: "0.1.0") },
            hear: { peer, heard in
                guard case .shim(let shim)? = peer.hello?.sender else { return }
                switch heard {
                case .greeted(let hello): runs.greeted(shim, version: hello.version, peer)
                case .frame(let frame): runs.heard(frame, of: shim.run)
                case .parted: runs.parted(peer)
                }
            }
        )
        told.listener = listener
    }

    private func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(10))
            return try isTrue()
        }
    }

    /// A run whose shim is this process.
    private func attended() throws -> CatalogedRun {
        let run = try samples.run()
        var state = run.state
        state.status = .known(.running)
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        state.shim = own
        state.process = own
        try samples.fixture.disk.replaceFile(run.paths.state, with: state.bytes)
        try samples.fixture.disk.replaceFile(run.paths.metadata, with: run.metadata.bytes)
        return CatalogedRun(paths: run.paths, metadata: run.metadata, state: state)
    }

    private func begin() throws {
        let found = try HomeRuns(
            in: samples.fixture.home,
            endedSince: clock.now().wall,
            on: samples.fixture.disk,
            processes: SystemProcesses()
        )
        let shim = try Programs.path("roost-shim")
        let shims = ShimStart(program: shim, processes: SystemProcesses(), caller: Environment([:]))
        runs.begin(found, shims: shims, on: loop)
    }

    private func link(_ run: CatalogedRun) throws -> ControlLink {
        let hello = Hello(.shim(samples.hello(run)), version: "0.0.9")
        let link = ControlLink(to: address.path, hello: hello, uid: geteuid(), at: clock.now().monotonic)
        link.connectIfDue(at: clock.now().monotonic)
        _ = try turn { link.canRead(at: clock.now().monotonic).isEmpty && link.isOpen }
        return link
    }

    @Test func aRunIsFoundByItsFilesAndThenByItsShim() throws {
        let run = try attended()
        try begin()
        #expect(told.changes == [.found] && runs.live.first?.isConnected == false)
        #expect(told.events.map(\.typeText) == ["worker_changed"])
        let worker = "\(samples.fixture.home.workers)/worker-1-0/output.log"
        #expect(FilePath.resolved(worker) == FilePath.resolved(run.paths.log(of: .stdout)))
        let link = try link(run)
        #expect(try turn { runs.live.first?.isConnected == true })
        link.send(.pulse(stdoutBytes: 5, stderrBytes: 6, lastOutputAt: nil), at: clock.now().monotonic)
        #expect(try turn { runs.live.first?.stdoutBytes == 5 })
    }

    @Test func aRunOfSomebodyElseIsKnownByItsHello() throws {
        try begin()
        let run = try attended()
        let link = try link(run)
        #expect(try turn { runs.liveRuns == [run.metadata.run] })
        #expect(runs.live.first?.shimVersion == "0.0.9")
        withExtendedLifetime(link) {}
    }

    @Test func aShimIsAskedAndItsAnswerHeard() throws {
        let run = try attended()
        try begin()
        let link = try link(run)
        #expect(try turn { runs.peers.isConnected(run.metadata.run) })
        var reply: RunReply??
        runs.ask(run.metadata.run, .input(Array("yes\n".utf8))) { reply = .some($0) }
        var asked: [RunRequest] = []
        #expect(
            try turn {
                asked += link.canRead(at: clock.now().monotonic)
                return !asked.isEmpty
            }
        )
        #expect(asked.first?.wish == .input(Array("yes\n".utf8)))
        link.answer(RunReply(to: asked[0].id, ok: true, detail: "done"), at: clock.now().monotonic)
        #expect(try turn { reply != nil })
        #expect(reply??.detail == "done")
    }

    @Test func whatIsAskedBeforeTheShimConnectsIsAskedThen() throws {
        let run = try attended()
        try begin()
        var reply: RunReply?
        runs.ask(run.metadata.run, .input(Array("yes\n".utf8))) { reply = $0 }
        let hello = Hello(.shim(samples.hello(run)), version: "0.0.9")
        let link = ControlLink(to: address.path, hello: hello, uid: geteuid(), at: clock.now().monotonic)
        link.connectIfDue(at: clock.now().monotonic)
        var asked: [RunRequest] = []
        #expect(
            try turn {
                asked += link.canRead(at: clock.now().monotonic)
                return !asked.isEmpty
            }
        )
        try #require(!asked.isEmpty)
        #expect(asked.map(\.wish) == [.input(Array("yes\n".utf8))] && reply == nil)
        link.answer(RunReply(to: asked[0].id, ok: true, detail: "done"), at: clock.now().monotonic)
        #expect(try turn { reply?.ok == true })
    }

    @Test func whoeverWaitsForAShimThatGoesIsAnswered() throws {
        let run = try attended()
        try begin()
        do {
            let link = try link(run)
            #expect(try turn { runs.peers.isConnected(run.metadata.run) })
            var reply: RunReply??
            runs.ask(run.metadata.run, .checkpoint) { reply = .some($0) }
            withExtendedLifetime(link) {}
            // The link goes here.
            #expect(reply == nil)
        }
        #expect(try turn { !runs.peers.isConnected(run.metadata.run) })
        #expect(runs.liveRuns == [run.metadata.run])
    }

    @Test func whatASignalCannotSayIsRefusedWhereNoShimIsConnected() throws {
        let run = try attended()
        try begin()
        var reply: RunReply?
        runs.ask(run.metadata.run, .input([1])) { reply = $0 }
        // One that is about to connect is waited for.
        #expect(reply == nil)
        let isAnswered = try turn {
            runs.ticked()
            return reply != nil
        }
        #expect(isAnswered && reply?.ok == false && reply?.detail.contains("not connected") == true)
        runs.ask(run.metadata.run, .checkpoint) { reply = $0 }
        #expect(reply?.detail == "this run was started without checkpoints")
        runs.ask(try RunID("run-unknown"), .kill) { reply = $0 }
        #expect(reply == nil)
    }

    @Test func theEndOfARunIsReadFromItsFilesWhenItsShimHasParted() throws {
        let run = try attended()
        try begin()
        do {
            let link = try link(run)
            #expect(try turn { runs.peers.isConnected(run.metadata.run) })
            let over = samples.ended(run)
            try samples.fixture.disk.replaceFile(run.paths.state, with: over.state.bytes)
            try samples.fixture.disk.createFile(run.paths.result, with: [])
            withExtendedLifetime(link) {}
        }
        #expect(try turn { told.changes.last == .ended })
        #expect(runs.live.isEmpty)
        #expect(runs.table.run(of: try WorkerID("worker-1-0"))?.metadata.run == run.metadata.run)
        #expect(told.events.last?.data["status"]?.stringValue == "completed")
    }
}

import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunMendingTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private let disk = SystemDisk()

    init() throws {
        fixture = try RunFixture(for: "RunMendingTests")
        paths = try fixture.finished()
    }

    private func mending() throws -> RunMending {
        RunMending(try RunSurvey(paths, on: disk), disk: disk, clock: fixture.clock, quarantine: nil)
    }

    /// All the steps of mending, in the order in which recovery does them.
    private func mend() throws -> [Repair] {
        var mending = try mending()
        _ = try mending.state()
        var journal = try mending.journal()
        _ = try mending.index()
        try mending.report(in: &journal)
        return mending.repairs
    }

    @Test func whatIsWholeNeedsNoRepair() throws {
        let before = try fixture.bytes(paths.workerLog)
        #expect(try mend().isEmpty)
        #expect(try fixture.bytes(paths.workerLog) == before)
    }

    @Test func everyRepairHasAWordOfItsOwn() {
        let tail = TornTail(offset: 1, length: 2)
        let all: [Repair] = [
            .closedTear(tail), .endedLine, .madeWorkerLog, .madeChannel(.stdout), .madeChannel(.stderr), .madeIndex,
            .indexedBytes(.stdout, count: 1), .indexedBytes(.stderr, count: 1), .clampedRecords(.stdout, count: 1),
            .clampedRecords(.stderr, count: 1), .rebuiltState, .keptUnreadableState("x"),
        ]
        #expect(Set(all.map(\.word)).count == all.count)
        #expect(all.filter(\.hasEvent) == [.closedTear(tail)])
    }

    @Test func severalRepairsAreReportedTogetherInOneEvent() throws {
        try disk.remove(paths.streamIndex)
        try fixture.append(Array("more".utf8), to: paths.log(of: .stdout))
        try disk.remove(paths.log(of: .stderr))
        try fixture.append(Array(#"{"seq":13"#.utf8), to: paths.workerLog)
        let repairs = try mend()
        #expect(
            repairs.map(\.word) == ["made_stderr", "torn_tail", "made_index", "indexed_stdout"]
        )
        let events = try fixture.events(paths).suffix(2)
        #expect(events.map(\.typeText) == ["torn_tail", "recovered"])
        #expect(events.last?.data["repairs"] == ["made_stderr", "made_index", "indexed_stdout"])
        #expect(
            events.last?.message == "Recovered the run directory: made_stderr, made_index, indexed_stdout."
        )
        #expect(events.last?.level == .known(.warn))
    }

    @Test func numbersThatAreGivenWhileMendingAreGivenOnce() throws {
        try fixture.append(Array("more".utf8), to: paths.log(of: .stdout))
        try fixture.append(Array("more".utf8), to: paths.log(of: .stderr))
        try fixture.append(Array(#"{"seq":13"#.utf8), to: paths.workerLog)
        _ = try mend()
        var reader = try RunReader(paths, on: disk)
        var sequences: [Int64] = []
        while let item = try reader.next() {
            switch item {
            case .event(let event): sequences.append(event.sequence)
            case .chunk(let record), .mark(let record): sequences.append(record.sequence)
            case .closedTear, .damage: continue
            }
        }
        #expect(sequences == Array(1...16))
    }

    @Test func aJournalThatIsGoneIsBegunAgain() throws {
        try disk.remove(paths.workerLog)
        #expect(try mend() == [.madeWorkerLog])
        let events = try fixture.events(paths)
        #expect(events.map(\.typeText) == ["recovered"])
        #expect(events.map(\.sequence) == [13], "what was given out is not given again")
    }

    @Test func anUnreadableStateIsKeptBesideTheNewOne() throws {
        try fixture.put(Array("half".utf8), at: paths.state)
        var mending = try mending()
        let state = try mending.state()
        #expect(state.status == .known(.completed))
        #expect(state.exitCode == 0)
        guard case .keptUnreadableState(let kept)? = mending.repairs.first else {
            Issue.record("\(mending.repairs)")
            return
        }
        #expect(try fixture.text(kept) == "half")
        #expect(mending.repairs.last == .rebuiltState)
    }

    @Test func aDiskThatFailsIsNotTakenForDamage() throws {
        let state = try fixture.bytes(paths.state)
        let journal = try fixture.bytes(paths.workerLog)
        let faultCount = try FaultyDisk.sweep(.fail(.inputOutput), counting: [.open, .read, .status]) { faulty in
            do { _ = try RunRecovery.open(paths, disk: faulty, clock: fixture.clock) } catch is JournalError {}
            let stateAfter = try fixture.bytes(paths.state)
            let journalAfter = try fixture.bytes(paths.workerLog)
            #expect(stateAfter == state)
            #expect(journalAfter == journal)
        }
        #expect(faultCount > 10)
    }

    @Test func aRecoveryThatFailsAnywhereIsFinishedByTheNext() throws {
        for errno in [Errno.noSpace, .inputOutput] {
            try FaultyDisk.sweep(.fail(errno)) { faulty in
                let fixture = try RunFixture(for: "RunMendingFaults")
                let paths = try fixture.finished()
                try fixture.append(Array("more".utf8), to: paths.log(of: .stdout))
                try fixture.append(Array(#"{"seq":13"#.utf8), to: paths.workerLog)
                try fixture.put(Array("half".utf8), at: paths.state)
                do { _ = try RunRecovery.open(paths, disk: faulty, clock: fixture.clock) } catch is JournalError {}
                _ = try fixture.open(paths)
                let verification = try fixture.verify(paths)
                #expect(verification.word == "whole", "\(verification.findings)")
            }
        }
    }

    @Test func aRunThatLiesElsewhereIsWrittenToThroughItsLink() throws {
        let moved = try fixture.prepare { $0.runtime.runsRootDir = fixture.scratch.path("elsewhere") }
        let link = fixture.home.run(moved.request.run, of: moved.request.task)
        var run = try fixture.open(link)
        try run.start()
        let error = #expect(throws: JournalError.self) { _ = try DirectoryLock(moved.paths.directory, on: disk) }
        #expect(error == .locked(moved.paths.directory), "it is one lock, whichever way it is reached")
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        _ = consume run
        #expect(try fixture.verify(link).word == "whole")
        #expect(try disk.exists(moved.paths.digests))
    }
}

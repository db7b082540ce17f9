import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunWriterTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunWriterTests")
        paths = try fixture.prepare().paths
    }

    @Test func eventsAndChunksShareOneSequence() throws {
        var run = try fixture.open(paths)
        try run.start()
        try run.write("one\n", to: .stdout)
        try run.write("oops\n", to: .stderr)
        try run.record(.pipeHeld, .warn, "A child holds the pipe.")
        try run.write("two\n", to: .stdout)
        #expect(run.summary.lastSeq == 6)
        #expect(run.summary.lifecycleEventCount == 3)
        #expect(run.summary.stdoutChunkCount == 2)
        #expect(run.summary.stderrChunkCount == 1)
        var reader = try RunReader(paths, on: SystemDisk())
        var order: [String] = []
        while let item = try reader.next() {
            switch item {
            case .event(let event): order.append("\(event.sequence) \(event.typeText)")
            case .chunk(let record): order.append("\(record.sequence) \(record.channel.rawValue)")
            case .mark, .closedTear, .damage: Issue.record("\(item)")
            }
        }
        #expect(
            order == ["1 run_prepared", "2 worker_started", "3 stdout", "4 stderr", "5 pipe_held", "6 stdout"]
        )
        #expect(try fixture.text(paths.log(of: .stdout)) == "one\ntwo\n")
        #expect(try fixture.text(paths.log(of: .stderr)) == "oops\n")
    }

    @Test func aPatchKeepsWhatItLeavesOut() throws {
        var run = try fixture.open(paths)
        var patch = RunStatePatch()
        patch.summary = "Half way."
        try run.change(patch)
        let before = run.state
        patch = RunStatePatch()
        patch.exitCode = 3
        try run.change(patch)
        #expect(run.state.summary == "Half way.")
        #expect(run.state.status == before.status)
        #expect(run.state.startedAt == before.startedAt)
        #expect(try RunState(parsing: try fixture.bytes(paths.state)) == run.state)
    }

    @Test func fieldsOfANewerVersionStayInTheState() throws {
        var object = try #require(try JSONReader.read(try fixture.bytes(paths.state)).objectValue)
        object["mood"] = "good"
        try fixture.overwrite(paths.state, with: JSONWriter.bytes(.object(object)))
        var run = try fixture.open(paths)
        try run.start()
        let written = try JSONReader.read(try fixture.bytes(paths.state))
        #expect(written["mood"] == "good")
        #expect(written["status"] == "running")
    }

    @Test func theStateNamesTheLastSequenceAndTheBytes() throws {
        var run = try fixture.open(paths)
        try run.start()
        try run.write("hello", to: .stdout)
        try run.saveState()
        let state = try RunState(parsing: try fixture.bytes(paths.state))
        #expect(state.lastEventSeq == run.nextSequence - 1)
        #expect(state.stdoutBytes == 5)
        #expect(state.stderrBytes == 0)
    }

    @Test func aCheckpointThatWasTakenIsNamedByTheState() throws {
        var run = try fixture.open(paths)
        try run.checkpointTaken(1)
        try run.checkpointTaken(2)
        #expect(try RunState(parsing: try fixture.bytes(paths.state)).checkpointSeq == 2)
        #expect(run.checkpoint.nextSeq == 3)
    }

    @Test func outputIsSyncedBeforeItsIndexASecondAfterItCame() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        try run.write("one", to: .stdout)
        #expect(run.syncDue == fixture.clock.now().monotonic.advanced(by: .seconds(1)))
        #expect(!disk.operations.contains(.synchronize))
        fixture.clock.advance(by: .seconds(1))
        try run.write("two", to: .stdout)
        #expect(disk.operations.suffix(4) == [.synchronize, .synchronize, .synchronize, .synchronize])
        #expect(run.syncDue == nil)
    }

    @Test func aMebibyteOfOutputIsSyncedAtOnce() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let large = [UInt8](repeating: 120, count: GroupCommit.unsyncedBytesMax)
        try large.withUnsafeBytes { try run.write($0, to: .stderr) }
        #expect(disk.operations.last == .synchronize)
    }

    @Test func outputThatCouldNotBeSyncedIsNeverTakenForSafe() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.synchronize])
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        try run.write("one", to: .stdout)
        #expect(throws: JournalError.self) { try run.synchronize() }
        #expect(throws: JournalError.self, "the second sync would succeed and have saved nothing") {
            try run.synchronize()
        }
    }

    @Test func thereIsOneWriterAtATime() throws {
        let first = try fixture.open(paths)
        let error = #expect(throws: JournalError.self) { _ = try fixture.open(paths) }
        #expect(error == .locked(paths.directory))
        withExtendedLifetime(first.paths) {}
        _ = consume first
        var second = try fixture.open(paths)
        try second.start()
    }

    @Test func aFullDiskLosesNothingOfWhatItTook() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        disk.roomBytes = 100
        let text = Array(String(repeating: "0123456789", count: 30).utf8)
        var written = 0
        var attempts = 0
        while written < text.count {
            do {
                try text[written...].withUnsafeBytes { try run.write($0, to: .stdout) }
                written = text.count
            } catch JournalError.short(let part, let cause) {
                #expect(cause.errno?.isDiskFull == true)
                written += part
                disk.roomBytes = 100
            }
            attempts += 1
            try #require(attempts < 100)
        }
        disk.roomBytes = nil
        try run.flush()
        try run.saveState()
        #expect(try fixture.bytes(paths.log(of: .stdout)) == text)
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func whatIsAcknowledgedIsSyncedBeforeTheStateSpeaksOfIt() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let before = disk.operations.count
        try run.start()
        let operations = disk.operations[before...]
        let renamed = try #require(operations.lastIndex(of: .rename))
        #expect(operations[..<renamed].filter { $0 == .synchronize }.count >= 5)
    }
}

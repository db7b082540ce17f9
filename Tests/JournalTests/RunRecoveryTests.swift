import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunRecoveryTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunRecoveryTests")
        paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write("0123456789", to: .stdout)
        try run.write("error", to: .stderr)
        try run.saveState()
    }

    /// Opens and closes the directory, and returns what the recovery said in the journal.
    @discardableResult
    private func recover() throws -> [Event] {
        let before = try fixture.events(paths).count
        let run = try fixture.open(paths)
        _ = consume run
        return Array(try fixture.events(paths).dropFirst(before))
    }

    private func append(_ bytes: [UInt8], to path: String) throws {
        let disk = SystemDisk()
        try disk.writeAll(bytes, to: try disk.openFile(path, .append))
    }

    @Test func whatIsWholeIsNotTouched() throws {
        let before = try fixture.bytes(paths.workerLog)
        #expect(try recover().isEmpty)
        #expect(try fixture.bytes(paths.workerLog) == before)
    }

    @Test func aTornLineIsClosedByARecordAndNeverCutOff() throws {
        let whole = try fixture.bytes(paths.workerLog)
        let torn = Array("{\"seq\":5,\"eventId\":\"run-".utf8)
        try append(torn, to: paths.workerLog)
        #expect(try fixture.verify(paths).word == "torn")
        let said = try recover()
        #expect(said.map(\.typeText) == ["torn_tail"])
        #expect(said[0].sequence == 5)
        #expect(said[0].data["offset"] == .integer(Int64(whole.count)))
        #expect(try fixture.bytes(paths.workerLog).starts(with: whole + torn + [newline]))
        #expect(try fixture.verify(paths).word == "whole")
        #expect(try recover().isEmpty, "a second recovery finds nothing to mend")
    }

    @Test func aRecoveryThatIsTornItselfIsClosedByTheNext() throws {
        let whole = try fixture.bytes(paths.workerLog)
        let state = try fixture.bytes(paths.state)
        try append(Array("{\"seq\":5,\"ev".utf8), to: paths.workerLog)
        try recover()
        let recovered = try fixture.bytes(paths.workerLog)
        let first = whole.count + 12
        for cut in [first, first + 1, recovered.count - 1] + Array(stride(from: first, to: recovered.count, by: 11)) {
            try fixture.overwrite(paths.workerLog, with: Array(recovered[..<cut]))
            // The state is replaced after the journal is synced: a kill in between finds the old one.
            try fixture.overwrite(paths.state, with: state)
            try recover()
            let word = try fixture.verify(paths).word
            #expect(word == "whole", "cut at \(cut)")
        }
    }

    @Test func aLineThatLacksOnlyItsNewlineIsMadeWhole() throws {
        let whole = try fixture.bytes(paths.workerLog)
        try fixture.overwrite(paths.workerLog, with: whole.dropLast())
        let said = try recover()
        #expect(said.map(\.typeText) == ["worker_started", "recovered"])
        #expect(said[1].data["repairs"] == ["ended_line"])
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func bytesWithoutARecordGetOneThatIsApproximate() throws {
        try append(Array("abc".utf8), to: paths.log(of: .stdout))
        #expect(try fixture.verify(paths).word == "torn")
        let said = try recover()
        #expect(said.map(\.typeText) == ["recovered"])
        #expect(said[0].data["repairs"] == ["indexed_stdout"])
        let index = try StreamIndex(path: paths.streamIndex, on: SystemDisk())
        let record = try index.record(at: 2)
        #expect(record?.isApproximate == true)
        #expect(record?.offset == 10)
        #expect(record?.length == 3)
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func aMissingIndexIsMadeAgain() throws {
        try SystemDisk().remove(paths.streamIndex)
        #expect(try fixture.verify(paths).isDamaged)
        let said = try recover()
        #expect(said[0].data["repairs"] == ["made_index", "indexed_stdout", "indexed_stderr"])
        let extent = try StreamIndexExtent(of: StreamIndex(path: paths.streamIndex, on: SystemDisk()))
        #expect(extent.end(of: .stdout) == 10)
        #expect(extent.end(of: .stderr) == 5)
        #expect(extent.approximateCount == 2)
    }

    @Test func aTornIndexIsWrittenOver() throws {
        try append([1, 2, 3, 4, 5], to: paths.streamIndex)
        var run = try fixture.open(paths)
        try run.write("more", to: .stdout)
        try run.saveState()
        _ = consume run
        #expect(try fixture.bytes(paths.streamIndex).count == 3 * IndexRecord.bytesCount)
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func anIndexAheadOfItsBytesIsCutToThem() throws {
        let text = try fixture.bytes(paths.log(of: .stdout))
        try fixture.overwrite(paths.log(of: .stdout), with: Array(text.prefix(4)))
        #expect(try fixture.verify(paths).isDamaged)
        let said = try recover()
        #expect(said[0].data["repairs"] == ["clamped_stdout"])
        let index = try StreamIndex(path: paths.streamIndex, on: SystemDisk())
        let record = try index.record(at: 0)
        #expect(record?.length == 4)
        #expect(record?.isApproximate == true)
        var run = try fixture.open(paths)
        try run.write("new", to: .stdout)
        try run.saveState()
        _ = consume run
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func aTornStateIsMadeAgainFromTheEventsAndKept() throws {
        let state = try fixture.bytes(paths.state)
        try fixture.overwrite(paths.state, with: Array(state.prefix(30)))
        let said = try recover()
        #expect(said[0].data["repairs"] == ["kept_unreadable_state", "rebuilt_state"])
        let rebuilt = try RunState(parsing: try fixture.bytes(paths.state))
        #expect(rebuilt.status == .known(.running))
        #expect(rebuilt.lastEventSeq == 5)
        #expect(rebuilt.stdoutBytes == 10)
        #expect(try fixture.disk.list(paths.directory).contains { $0.hasPrefix("state.json.unreadable-") })
    }

    @Test func anUnreadableStateGoesToTheQuarantine() throws {
        try fixture.overwrite(paths.state, with: Array("{".utf8))
        let quarantine = Quarantine(home: fixture.home, disk: SystemDisk(), clock: fixture.clock)
        let run = try RunRecovery.open(paths, disk: SystemDisk(), clock: fixture.clock, quarantine: quarantine)
        _ = consume run
        let kept = try SystemDisk().list(fixture.home.quarantine)
        #expect(kept.count == 1)
        #expect(try fixture.text("\(fixture.home.quarantine)/\(kept[0])") == "{")
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func theStateOfAnEndedRunIsMadeAgainAsItWas() throws {
        var run = try fixture.open(paths)
        let result = try run.end(
            SaidOutcome(ok: false, outcome: .failed, summary: "It broke.", exitCode: 7),
            reason: .exit
        )
        _ = consume run
        try SystemDisk().remove(paths.state)
        try recover()
        let rebuilt = try RunState(parsing: try fixture.bytes(paths.state))
        #expect(rebuilt.status == .known(.failed))
        #expect(rebuilt.exitCode == 7)
        #expect(rebuilt.summary == "It broke.")
        #expect(rebuilt.finishedAt == result.finishedAt)
    }

    @Test func aStateThatIsBehindTheEventsIsBroughtToThem() throws {
        let before = try fixture.bytes(paths.state)
        var run = try fixture.open(paths)
        try run.end(SaidOutcome(ok: false, outcome: .failed, summary: "It broke.", exitCode: 7), reason: .exit)
        _ = consume run
        try fixture.overwrite(paths.state, with: before)
        let said = try recover()
        #expect(said.last?.data["repairs"] == ["advanced_state"])
        let state = try RunState(parsing: try fixture.bytes(paths.state))
        #expect(state.status == .known(.failed) && state.exitCode == 7 && state.finishedAt != nil)
    }

    @Test func theSequenceGoesOnBehindTheLargestThatIsKnown() throws {
        var state = try RunState(parsing: try fixture.bytes(paths.state))
        state.lastEventSeq = 90
        try fixture.overwrite(paths.state, with: state.bytes)
        var run = try fixture.open(paths)
        #expect(try run.record(.keeperLost, .warn, "Gone.").sequence == 91)
    }

    @Test func damageIsLeftAsItIsAndNamedForEver() throws {
        var bytes = try fixture.bytes(paths.workerLog)
        bytes[60] ^= 1
        try fixture.overwrite(paths.workerLog, with: bytes)
        try recover()
        #expect(try fixture.bytes(paths.workerLog) == bytes)
        #expect(try fixture.verify(paths).isDamaged)
    }

    @Test func aDirectoryOfANewerLayoutIsNotWrittenTo() throws {
        var object = try #require(try JSONReader.read(try fixture.bytes(paths.metadata)).objectValue)
        object["layoutVersion"] = "local-run-v9"
        try fixture.overwrite(paths.metadata, with: JSONWriter.bytes(.object(object)))
        let error = #expect(throws: JournalError.self) { _ = try fixture.open(paths) }
        #expect(error == .unknownLayout(file: paths.metadata, "local-run-v9"))
    }

    @Test func aFolderThatIsNoRunIsNotWrittenTo() throws {
        let folder = fixture.scratch.path("something")
        try SystemDisk().makeFolders(folder)
        let error = #expect(throws: JournalError.self) { _ = try fixture.open(RunPaths(directory: folder)) }
        #expect(error?.hint != nil)
        #expect(try SystemDisk().list(folder).isEmpty)
    }
}

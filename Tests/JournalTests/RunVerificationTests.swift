import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunVerificationTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private let disk = SystemDisk()

    init() throws {
        fixture = try RunFixture(for: "RunVerificationTests")
        paths = try fixture.finished()
    }

    private func path(_ name: String) -> String { "\(paths.directory)/\(name)" }

    /// What verifying finds that is worse than a note.
    private func faults() throws -> [Finding] { try fixture.verify(paths).findings.filter { $0.severity > .note } }

    /// A run that goes on, so that no digests are written.
    private func running() throws -> RunPaths {
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        for number in 0..<4 { try run.write("0123456789", to: number < 3 ? .stdout : .stderr) }
        try run.saveState()
        return paths
    }

    @Test func aRecordOfTheIndexThatWasNotEndedIsTorn() throws {
        let paths = try running()
        let before = try fixture.bytes(paths.streamIndex)
        try fixture.append([1, 2, 3], to: paths.streamIndex)
        let findings = try fixture.verify(paths).findings
        #expect(findings.map(\.severity) == [.torn])
        #expect(findings.map(\.offset) == [Int64(before.count)] && findings.map(\.length) == [3])
    }

    @Test func anEndWithoutItsResultIsTorn() throws {
        try disk.remove(paths.result)
        #expect(try faults().map(\.file) == ["result.json"])
        #expect(try fixture.verify(paths).word == "torn")
    }

    @Test func whatCannotBeReadIsNotBlamedOnTheMetadata() throws {
        try disk.remove(paths.workerLog)
        try disk.makeFolder(paths.workerLog)
        let fault = try #require(try faults().first)
        #expect(fault.file == "." && fault.message.contains("worker.log"))
    }

    @Test func aRunThatEndedIsWhole() throws {
        let verification = try fixture.verify(paths)
        #expect(verification.word == "whole")
        #expect(verification.kind == .run)
        #expect(verification.id == FilePath.name(of: paths.directory))
        #expect(verification.eventCount == 5)
        #expect(verification.chunkCount == 7)
        #expect(verification.bytesRead == 51)
    }

    @Test func theDigestsOfAnEndedRunAreWrittenOnce() throws {
        let first = try fixture.verify(paths)
        #expect(first.findings.map(\.file) == ["digests"])
        #expect(first.findings.map(\.severity) == [.note])
        let digests = try fixture.bytes(paths.digests)
        fixture.clock.advance(by: .seconds(60))
        #expect(try fixture.verify(paths).findings.isEmpty)
        #expect(try fixture.bytes(paths.digests) == digests)
    }

    @Test func noDigestsAreWrittenOfWhatStillChangesOrIsNotWhole() throws {
        let running = try running()
        #expect(try fixture.verify(running).word == "whole")
        #expect(try !disk.exists(running.digests))
        try fixture.append(Array(#"{"seq":"#.utf8), to: paths.workerLog)
        #expect(try fixture.verify(paths).word == "torn")
        #expect(try !disk.exists(paths.digests))
    }

    @Test(arguments: ["meta.json", "state.json", "worker.log", "stdout.log", "stderr.log", "stream.idx"])
    func aMissingFileIsNamedAndNotMadeAgain(_ name: String) throws {
        try fixture.verify(paths).findings.forEach { #expect($0.severity == .note) }
        try disk.remove(path(name))
        for _ in 0..<2 {
            let verification = try fixture.verify(paths)
            #expect(verification.word == "missing", "\(verification.findings)")
            #expect(verification.findings.filter { $0.severity == .missing }.map(\.file) == [name])
        }
        #expect(try !disk.exists(path(name)))
    }

    @Test func aTornJournalIsToldWithWhatIsTorn() throws {
        let running = try running()
        let whole = try fixture.bytes(running.workerLog).count
        try fixture.append(Array(#"{"seq":7,"ev"#.utf8), to: running.workerLog)
        let verification = try fixture.verify(running)
        #expect(verification.word == "torn")
        #expect(!verification.isDamaged)
        #expect(verification.findings.map(\.file) == ["worker.log"])
        #expect(verification.findings.map(\.offset) == [Int64(whole)])
        #expect(verification.findings.map(\.length) == [12])
    }

    @Test(arguments: Channel.allCases)
    func bytesWithoutARecordAreTorn(_ channel: Channel) throws {
        let running = try running()
        let size = try fixture.bytes(running.log(of: channel)).count
        try fixture.append([1, 2, 3], to: running.log(of: channel))
        let verification = try fixture.verify(running)
        #expect(verification.word == "torn")
        #expect(verification.findings.map(\.file) == ["\(channel.rawValue).log"])
        #expect(verification.findings.map(\.offset) == [Int64(size)])
        #expect(verification.findings.map(\.length) == [3])
    }

    @Test func anExitWithoutItsNewlineAndHalfABeatAreTorn() throws {
        try fixture.put(try fixture.bytes(paths.exit).dropLast(), at: paths.exit)
        try fixture.put(Array(try fixture.bytes(paths.beat).prefix(40)), at: paths.beat)
        let verification = try fixture.verify(paths)
        #expect(verification.word == "torn")
        #expect(verification.findings.map(\.file) == ["exit", "beat"])
    }

    @Test(arguments: ["state.json", "result.json", "launch.json", "exit"])
    func aDocumentThatDoesNotReadIsDamaged(_ name: String) throws {
        for text in ["{\n", "[]\n", "{}}\n", "\u{0}\n"] {
            try fixture.put(Array(text.utf8), at: path(name))
            let verification = try fixture.verify(paths)
            #expect(verification.word == "damaged", "\(text)")
            #expect(verification.findings.contains { $0.file == name && $0.severity == .damaged })
        }
    }

    @Test func anUnreadableMetadataIsAResultAndNoError() throws {
        for text in ["", "{}", "null", "{\"layoutVersion\":\"local-run-v1\",\"taskId\":\"../x\"}"] {
            try fixture.put(Array(text.utf8), at: paths.metadata)
            let verification = try fixture.verify(paths)
            #expect(verification.word == "damaged")
            #expect(verification.id == nil)
            #expect(verification.findings.map(\.file) == ["meta.json"])
        }
    }

    @Test func aDamagedLineIsNamedWithThePlaceAndTheSequenceThatWasDue() throws {
        var bytes = try fixture.bytes(paths.workerLog)
        let first = try #require(bytes.firstIndex(of: newline)) + 1
        bytes[first] = UInt8(ascii: "x")
        try fixture.put(bytes, at: paths.workerLog)
        let finding = try #require(try faults().first)
        #expect(finding.severity == .damaged)
        #expect(finding.file == "worker.log")
        #expect(finding.offset == Int64(first))
        #expect(finding.sequence == 2)
    }

    @Test func aDamagedRecordIsNamedWithItsPlace() throws {
        var bytes = try fixture.bytes(paths.streamIndex)
        bytes[2 * IndexRecord.bytesCount + 10] ^= 4
        try fixture.put(bytes, at: paths.streamIndex)
        let found = try faults()
        #expect(found.contains { $0.file == "stream.idx" && $0.severity == .damaged && $0.offset == 80 })
        #expect(found.contains { $0.sequence == 5 }, "its sequence is not there")
    }

    @Test func chunksThatDoNotFollowOneAnotherAreDamage() throws {
        try fixture.editRecord(2, of: paths) { $0.offset += 1 }
        let found = try faults()
        #expect(found.first?.severity == .damaged)
        #expect(found.first?.offset == 80)
        #expect(found.first?.message == "a chunk of stdout begins at 8 and not at 7")
    }

    @Test func recordsThatSpeakOfMissingBytesAreDamage() throws {
        let text = try fixture.bytes(paths.log(of: .stderr))
        try fixture.put(text.dropLast(4), at: paths.log(of: .stderr))
        let finding = try #require(try faults().first)
        #expect(finding.severity == .damaged)
        #expect(finding.file == "stderr.log")
        #expect(finding.offset == Int64(text.count - 4))
        #expect(finding.length == 4)
    }

    @Test func aSequenceThatIsThereTwiceIsDamage() throws {
        try fixture.editRecord(0, of: paths) { $0.sequence = 2 }
        let found = try faults()
        #expect(found.contains { $0.sequence == 2 && $0.message.contains("twice") })
        #expect(found.contains { $0.sequence == 3 && $0.message.contains("missing") })
    }

    @Test func aSequenceThatIsMissingIsDamage() throws {
        try fixture.edit(paths.state) { $0["lastEventSeq"] = 13 }
        let last = try fixture.bytes(paths.streamIndex)
        try fixture.put(last, at: paths.streamIndex)
        #expect(try faults().map(\.message) == ["sequence 13 is missing"])
        #expect(try faults().map(\.severity) == [.damaged])
    }

    @Test func aSequenceThatDoesNotRiseIsDamage() throws {
        try fixture.editRecord(3, of: paths) { $0.sequence = 1 }
        #expect(try faults().contains { $0.message == "the sequence does not rise" && $0.offset == 120 })
    }

    @Test func aStateThatContradictsTheLastEventIsEdited() throws {
        try fixture.edit(paths.state) { $0["status"] = "failed" }
        #expect(try faults().map(\.file) == ["state.json"])
        #expect(try faults().map(\.severity) == [.edited])
    }

    @Test func aStateThatEndedWithoutAnEventThatSaysSoIsEdited() throws {
        let running = try running()
        try fixture.edit(running.state) { $0["status"] = "completed" }
        let verification = try fixture.verify(running)
        #expect(verification.findings.map(\.file) == ["state.json"])
        #expect(verification.word == "edited")
    }

    @Test func aStateThatIsBehindTheEventsIsNoDamage() throws {
        try fixture.edit(paths.state) {
            $0["status"] = "running"
            $0["lastEventSeq"] = 5
        }
        #expect(try faults().isEmpty)
    }

    @Test func anotherRunsMetadataIsEdited() throws {
        let other = try fixture.prepare().paths
        try fixture.put(try fixture.bytes(other.metadata), at: paths.metadata)
        #expect(try faults().map(\.severity) == [.edited])
        #expect(try faults().map(\.file) == ["meta.json"])
    }

    @Test func aNewerLayoutIsReadAsFarAsItGoesAndNotWrittenTo() throws {
        try fixture.edit(paths.metadata) { $0["layoutVersion"] = "local-run-v9" }
        let verification = try fixture.verify(paths)
        #expect(verification.word == "whole")
        #expect(verification.findings.map(\.severity) == [.note])
        #expect(verification.eventCount == 5)
        #expect(try !disk.exists(paths.digests))
    }

    @Test func whatAnAgentSaysBadlyIsNotedAndDoesNotCount() throws {
        let texts = ["garbage", "{}", #"{"ok":true,"outcome":"great","summary":""}"#]
        let long = [1 << 16, 5 << 20].map { String(repeating: " ", count: $0) }
        for text in texts + long {
            try fixture.put(Array(text.utf8) + [newline], at: paths.outcome)
            let verification = try fixture.verify(paths)
            #expect(verification.word == "whole")
            let notes = verification.findings.filter { $0.file == "artifacts/outcome.json" }
            #expect(notes.map(\.severity) == [.note], "\(text.prefix(50))")
            #expect(notes.allSatisfy { $0.message.contains("does not count") })
        }
    }

    @Test(arguments: ["result.json", "exit", "launch.json", "beat"])
    func aFileThatCannotBeReadIsNotTakenForOneThatIsNotThere(_ name: String) throws {
        try disk.remove(path(name))
        try disk.link(path(name), to: "/dev/null")
        #expect(try faults().map(\.file) == [name])
        #expect(try fixture.verify(paths).isDamaged)
    }

    @Test func whatTheIndexSaysOfTimesAndGapsIsNoted() throws {
        let running = try running()
        try fixture.editRecord(0, of: running) { $0.isApproximate = true }
        let moment = fixture.clock.now()
        let gap = IndexRecord(sequence: 7, kind: .gap, channel: .stdout, at: moment, offset: 30, length: 500)
        try fixture.append(gap.bytes, to: running.streamIndex)
        let verification = try fixture.verify(running)
        #expect(verification.word == "whole")
        #expect(
            verification.findings.map(\.message) == [
                "500 bytes of output were discarded, as recorded", "1 records have approximate times",
            ]
        )
    }

    @Test func verifyingChangesNothingButTheDigests() throws {
        let names = try disk.list(paths.directory)
        let before = try names.filter { !$0.hasPrefix("a") && $0 != "checkpoints" }.map { try fixture.bytes(path($0)) }
        _ = try fixture.verify(paths)
        #expect(try disk.list(paths.directory) == (names + ["digests"]).sorted())
        let after = try names.filter { !$0.hasPrefix("a") && $0 != "checkpoints" }.map { try fixture.bytes(path($0)) }
        #expect(before == after)
    }
}

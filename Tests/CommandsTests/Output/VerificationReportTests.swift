import JSON
import Journal
import Testing

@testable import Commands

@Suite struct VerificationReportTests {
    private func verification(_ id: String, _ findings: [Finding] = []) -> Verification {
        Verification(
            directory: "/r/runs/gh-1/\(id)",
            kind: .run,
            id: id,
            eventCount: 4,
            chunkCount: 2,
            bytesRead: 1536,
            findings: findings
        )
    }

    private func shown(
        _ verifications: [Verification],
        isQuiet: Bool = false,
        as format: OutputFormat = .table
    ) throws -> (text: String, isDamaged: Bool) {
        let recorder = RecordingConsole()
        var report = VerificationReport(isQuiet: isQuiet, for: recorder.console, as: format)
        for verification in verifications { try report.add(verification) }
        try report.finish()
        try recorder.console.flush()
        return (recorder.output, report.isDamaged)
    }

    @Test func aDirectoryHasALineAndItsFindingsFollowTheWorstFirst() throws {
        let findings = [
            Finding(.note, "digests", "written now"),
            Finding(.torn, "stdout.log", "no record yet", offset: 10, length: 3),
            Finding(.damaged, "worker.log", "these bytes are no line of ours", sequence: 7),
        ]
        let (text, isDamaged) = try shown([verification("run-1", findings)])
        #expect(
            text == """
                ✗ damaged  run run-1   4 events, 2 chunks, 1.5 KiB
                  damaged  worker.log: these bytes are no line of ours (seq 7)
                  torn     stdout.log: no record yet (at byte 10, 3 bytes)
                  note     digests: written now

                """
        )
        #expect(isDamaged)
    }

    @Test func severalDirectoriesAreCountedAtTheEnd() throws {
        let torn = [Finding(.torn, "worker.log", "not ended")]
        let (text, isDamaged) = try shown([verification("run-1"), verification("run-2", torn), verification("run-3")])
        #expect(text.hasSuffix("3 directories: 2 whole, 1 torn\n"))
        #expect(!isDamaged)
    }

    @Test func quietLeavesOutWhatIsWholeAndWhatIsOnlyANote() throws {
        let notes = [Finding(.note, "digests", "written now")]
        let edited = [Finding(.note, "digests", "a note"), Finding(.edited, "stdout.log", "changed")]
        let (text, _) = try shown([verification("run-1", notes), verification("run-2", edited)], isQuiet: true)
        #expect(!text.contains("run-1") && !text.contains("a note"))
        #expect(text.contains("edited   stdout.log: changed"))
    }

    @Test func programsGetARowEachWithAllThatWasFound() throws {
        let edited = [Finding(.edited, "stdout.log", "changed", offset: 4096)]
        let (text, _) = try shown([verification("run-1"), verification("run-2", edited)], as: .jsonl)
        let rows = try text.split(separator: "\n").map { try JSONReader.read(String($0)) }
        #expect(rows.map { $0["result"] } == ["whole", "edited"])
        #expect(rows[1]["findings"]?.arrayValue?.first?["offset"] == 4096)
        #expect(rows[0]["bytes"] == 1536)
    }

    @Test func whatANameHoldsCannotSpeakToTheTerminal() throws {
        let (text, _) = try shown([verification("run-\u{1B}[2J", [Finding(.note, "x\u{7}", "\u{9B}31m")])])
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x80..<0xA0).contains($0.value) })
    }

    @Test func nothingIsSaidOfNothing() throws {
        #expect(try shown([]).text == "Nothing to verify: there is no run and no session yet.\n")
        #expect(try shown([], as: .json).text == "[]\n")
    }
}

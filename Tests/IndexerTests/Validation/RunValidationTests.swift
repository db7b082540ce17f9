import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunValidationTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "RunValidationTests") }

    private func fault(_ run: RunPaths, _ index: HomeIndex) throws -> String? {
        try RunValidation(
            facts: RunFacts(run, on: SystemDisk()),
            writer: index.writer,
            disk: SystemDisk(),
            clock: home.fixture.clock
        ).compare().finding
    }

    @Test func aRunWhoseRowsAreWhatItsBytesTellIsValidWhateverWroteIt() throws {
        let runs = [
            try home.record(ClaudeTalk.lines() + ["no JSON"]),
            try home.record(CodexTalk.lines(turns: 3), by: .codex, of: "gh-451"),
            try home.record(["one", "two"], by: .shell, of: "gh-452"),
        ]
        try home.pass()
        for run in runs {
            let found = try fault(run, home.open())
            #expect(found == nil)
        }
    }

    @Test func aRowThatIsMissingKeepsItsRunFromBeingArchived() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        do {
            let index = try home.open()
            let said = try #require(index.writer.conversations)
            try said.write { () throws(StoreError) in
                try said.run("DELETE FROM blocks WHERE block_id = (SELECT max(block_id) FROM blocks)")
            }
            let found = try fault(run, index)
            #expect(found?.hasPrefix("its output tells ") == true, "\(found ?? "")")
        }
        let report = try home.archive("2026-11")
        #expect(report.entries.isEmpty && report.left.count == 1)
        #expect(try SystemDisk().exists(run.state))
    }

    @Test func bytesThatWereChangedSinceTheEndKeepItToo() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        var bytes = try home.bytes(run.log(of: .stdout), on: SystemDisk())
        bytes[20] ^= 1
        try home.fixture.overwrite(run.log(of: .stdout), with: bytes)
        let found = try fault(run, home.open())
        #expect(found?.hasPrefix("its files are not whole") == true)
        #expect(try home.archive("2026-11").entries.isEmpty)
    }
}

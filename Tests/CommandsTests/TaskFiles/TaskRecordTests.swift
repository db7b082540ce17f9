import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskRecordTests {
    private let home: TaskFixture

    init() throws { home = try TaskFixture(for: "TaskRecordTests") }

    private func text(_ file: TaskFile) throws -> String {
        var record = try home.record()
        var bytes: [UInt8] = []
        try record.read(file) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func itKnowsTheRunsOfTheTaskAndTheSessionsThatSpeakOfIt() throws {
        let record = try home.record()
        #expect(record.runs == home.runs)
        #expect(record.sessions == home.sessions)
        #expect(!record.isEmpty)
        let nobody = try TaskID("gh-999")
        #expect(try TaskRecord(of: nobody, in: home.fixture.home, on: home.fixture.disk).isEmpty)
    }

    @Test func theRealFilesAreThoseOfRunsAndSessions() throws {
        let record = try home.record()
        #expect(record.places(of: .task).map(\.path) == home.sessions.map(\.journal))
        #expect(record.places(of: .events).map(\.path) == home.runs.map(\.workerLog))
        let logs = home.runs.flatMap { [$0.log(of: .stdout), $0.log(of: .stderr)] }
        #expect(record.places(of: .backend).map(\.path) == logs)
    }

    @Test func outputIsToTheByteAndInItsOrder() throws {
        #expect(try text(.backend) == "first 1\nfirst 2\nfirst 3second 1\nsecond 2\nsecond 3")
    }

    @Test func bytesThatNoRecordTellsOfComeLast() throws {
        let disk = SystemDisk()
        let log = home.runs[1].log(of: .stdout)
        try disk.writeAll(Array(" torn".utf8), to: disk.openFile(log, .append))
        #expect(try text(.backend).hasSuffix("second 3 torn"))
        try disk.remove(home.runs[0].streamIndex)
        #expect(try text(.backend).hasPrefix("first 1\nfirst 3first 2\nsecond 1\n"))
    }

    @Test func theLinesOfAllSessionsStandByTheirTime() throws {
        let lines = try text(.task).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.map { $0.split(separator: " ")[2] } == ["task_changed", "decision", "worker_changed"])
        #expect(lines[2].contains("warn worker_changed Spawned.\\n\\e[2J"))
    }

    @Test func eventsAreThoseOfAllRuns() throws {
        let lines = try text(.events).split(separator: "\n").map { try JSONReader.read(String($0)) }
        let runs = home.runs.map { FilePath.name(of: $0.directory) }
        #expect(lines.compactMap { $0["runId"]?.stringValue } == runs.flatMap { [String](repeating: $0, count: 4) })
        #expect(lines.first?["type"] == "run_prepared")
        #expect(lines.last?["type"] == "step_completed")
    }

    @Test func whatCannotBeReadIsCountedAndTheRestIsThere() throws {
        let disk = SystemDisk()
        try disk.writeAll(Array("garbage\n".utf8), to: disk.openFile(home.runs[0].workerLog, .append))
        var record = try home.record()
        var count = 0
        try record.read(.events) { _ in count += 1 }
        #expect(count == 8)
        #expect(record.damagedCount == 1)
    }
}

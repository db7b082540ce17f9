import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskFolderTests {
    private let home: TaskFixture
    private let disk = SystemDisk()

    init() throws { home = try TaskFixture(for: "TaskFolderTests") }

    private var target: String { home.fixture.scratch.path("out") }

    @Test func theThreeFilesAreWritten() throws {
        let folder = try TaskFolder(target, replaces: false, on: disk)
        var record = try home.record()
        let written = try folder.write(&record)
        #expect(written.map(\.file) == TaskFile.allCases)
        #expect(try disk.list(target) == ["backend.log", "events.jsonl", "task.log"])
        for written in written { #expect(try disk.status(of: written.path)?.bytes == written.bytes) }
        #expect(try disk.status(of: target)?.mode == 0o700)
    }

    @Test func filesOfTheseNamesAreSomebodys() throws {
        try disk.makeFolders(target)
        try disk.createFile(target + "/task.log", with: [1])
        try disk.createFile(target + "/notes", with: [2])
        let error = #expect(throws: CommandError.self) { _ = try TaskFolder(target, replaces: false, on: disk) }
        #expect(error?.exitCode == .refusedByState)
        #expect(error?.hint?.contains("--force") == true)
        #expect(try disk.readAll(target + "/task.log", bytesMax: 9) == [1])
        var record = try home.record()
        _ = try TaskFolder(target, replaces: true, on: disk).write(&record)
        #expect(try disk.readAll(target + "/notes", bytesMax: 9) == [2])
        #expect(try disk.list(target) == ["backend.log", "events.jsonl", "notes", "task.log"])
    }

    @Test func whatIsNoFolderIsRefused() throws {
        try disk.createFile(target, with: [1])
        #expect(throws: CommandError.self) { _ = try TaskFolder(target, replaces: true, on: disk) }
    }

    @Test func onAFullDiskThereIsNoneOfThem() throws {
        let folder = try TaskFolder(target, replaces: false, on: FaultyDisk(SystemDisk(), [6: .fail(.noSpace)]))
        var record = try home.record()
        #expect(throws: CommandError.self) { _ = try folder.write(&record) }
        #expect(try disk.list(target).isEmpty)
    }
}

import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveFoldersTests {
    private let home: IndexedHome
    private let disk = SystemDisk()

    init() throws { home = try IndexedHome() }

    private func folders() throws -> LiveFolders { try LiveFolders(home.paths.home, on: disk) }

    @Test func onlyRunsThatGoOnAreFound() throws {
        try home.record(["one"], by: .shell)
        let live = try home.record(["two"], by: .shell, isOver: false)
        let folders = try folders()
        #expect(try folders.runs() == [live] && folders.tellsAll)
    }

    @Test func ofAHomeWithoutRunsTheFirstIsHeardOf() throws {
        let folders = try folders()
        #expect(try folders.runs() == [] && folders.tellsAll)
        let live = try home.record(["two"], by: .shell, isOver: false)
        #expect(try Set(folders.changes().new) == [live] && folders.tellsAll)
    }

    @Test func newRunsAreHeardOfInNewFoldersAndInOldOnes() throws {
        try home.record(["one"], by: .shell)
        let folders = try folders()
        #expect(try folders.runs() == [])
        let second = try home.record(["two"], by: .shell, isOver: false)
        #expect(try folders.changes().new == [second])
        let other = try home.record(["three"], by: .shell, isOver: false, of: "gh-451")
        #expect(try Set(folders.changes().new) == [other])
        #expect(try folders.changes().new == [])
    }

    @Test func whatChangesInARunIsToldByItsFiles() throws {
        let prepared = try home.fixture.prepare()
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        let folders = try folders()
        for paths in try folders.runs() { try folders.follow(paths) }
        _ = try folders.changes()
        try home.write(Array("line\n".utf8), of: &run)
        #expect(try folders.changes().files[prepared.paths.directory] == ["stdout.log", "stream.idx"])
        folders.forget(prepared.paths)
        try home.write(Array("line\n".utf8), of: &run)
        #expect(try folders.changes().files.isEmpty)
    }

    @Test func filesThatLieAboutAreNoRuns() throws {
        try home.record(["one"], by: .shell, isOver: false)
        try disk.createFile("\(home.paths.home.runs)/note.txt", with: [])
        #expect(try folders().runs().count == 1)
    }
}

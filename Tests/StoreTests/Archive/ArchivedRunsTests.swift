import Domain
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct ArchivedRunsTests {
    @Test func aPathLeadsIntoARunByItsDirectoryAndByNoOtherOfThatName() throws {
        let scene = try PackedScene()
        let runs = ArchivedRuns(scene.runs, in: scene.archive.path, on: SystemDisk())
        #expect(try runs.place(of: scene.directory)?.rest == "")
        #expect(try runs.place(of: "\(scene.directory)/artifacts/note")?.rest == "artifacts/note")
        #expect(try runs.place(of: "\(scene.runs)/gh-450") == nil)
        #expect(try runs.place(of: "/other/gh-450/run-1/stdout.log") == nil)
        #expect(try runs.names(in: scene.runs) == ["gh-450"])
        #expect(try runs.names(in: "\(scene.runs)/gh-450") == ["run-1"])
        #expect(try runs.names(in: "\(scene.runs)/gh-451") == [] && runs.names(in: "/") == [])
    }

    @Test func aPackedFileEndsWhereItEndedWhateverStandsBehindIt() throws {
        let scene = try PackedScene()
        let note = try #require(scene.list.entries.first { $0.path == "artifacts/note" })
        let file = try PackedFile(note, in: scene.run.pack, on: SystemDisk())
        var bytes = [UInt8](repeating: 0, count: 50)
        let count = try bytes.withUnsafeMutableBytes { room in try file.read(into: room, at: 2) }
        #expect(count == 2 && Array(bytes[..<2]) == Array("pt".utf8))
    }
}

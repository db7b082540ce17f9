import Domain
import Platform
import Store
import TestSupport
import Testing

/// And of what it is made of: `ArchivedRuns`, `ArchivedRun`, `ArchiveFolder` and `PackedFile`.
@Suite struct ArchivedDiskTests {
    @Test func aPackedRunIsReadAsIfItsDirectoryWereThere() throws {
        let scene = try PackedScene()
        let disk = scene.disk
        #expect(try disk.list(scene.runs) == ["gh-450"])
        #expect(try disk.list("\(scene.runs)/gh-450") == ["run-1"])
        #expect(try disk.list(scene.directory) == ["artifacts", "keys", "stdout.log"])
        #expect(try disk.list("\(scene.directory)/artifacts") == ["note"])
        #expect(try disk.readAll("\(scene.directory)/stdout.log", bytesMax: 100) == PackedScene.output)
        #expect(try disk.readAll("\(scene.directory)/artifacts/note", bytesMax: 100) == Array("kept".utf8))
        #expect(try disk.readLink("\(scene.directory)/keys") == "/root/.ssh")
        let status = try #require(try disk.status(of: "\(scene.directory)/stdout.log"))
        #expect(status.kind == .file && status.bytes == 14 && status.modified == PackedScene.time)
        #expect(try disk.status(of: scene.directory)?.kind == .folder)
        #expect(try disk.status(of: "\(scene.directory)/state.json") == nil)
        #expect(try disk.status(of: "\(scene.runs)/gh-450")?.kind == .folder)
    }

    @Test func itIsReadFromTheMiddleAndEndsWhereTheFileDid() throws {
        let scene = try PackedScene()
        let file = try scene.disk.openFile("\(scene.directory)/artifacts/note", .read)
        _ = consume file
        let disk = scene.disk
        let output = try disk.openFile("\(scene.directory)/stdout.log", .readQuietly)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 8)
        defer { room.deallocate() }
        #expect(try disk.readFully(output, into: room, at: 4) == 10)
        #expect(Array(room[..<10]) == Array("two\nthree\n".utf8))
        #expect(try disk.readFully(output, into: room, at: 14) == 0)
        #expect(try disk.status(of: output).bytes == 14)
    }

    @Test func anotherFileThatGetsTheNumberOfAPackedOneIsReadAsItself() throws {
        let scene = try PackedScene()
        let disk = scene.disk
        try SystemDisk().createFile(scene.scratch.path("plain"), with: Array("plain".utf8))
        for _ in 0..<3 {
            #expect(try disk.readAll("\(scene.directory)/stdout.log", bytesMax: 100) == PackedScene.output)
            #expect(try disk.readAll(scene.scratch.path("plain"), bytesMax: 100) == Array("plain".utf8))
        }
    }

    @Test func aRunThatLayElsewhereIsReadThere() throws {
        let scene = try PackedScene(elsewhere: "/nowhere/gh-450/run-1")
        #expect(try scene.disk.readAll("/nowhere/gh-450/run-1/stdout.log", bytesMax: 100) == PackedScene.output)
        #expect(try scene.disk.status(of: "\(scene.runs)/gh-450/run-1/stdout.log") == nil)
    }

    @Test func theArchiveComesBeforeWhatIsLeftOfADirectoryAndOtherRunsStayAsTheyAre() throws {
        let scene = try PackedScene()
        try SystemDisk().makeFolders(scene.directory)
        try SystemDisk().makeFolders("\(scene.runs)/gh-450/run-2")
        let disk = scene.disk
        #expect(try disk.readAll("\(scene.directory)/stdout.log", bytesMax: 100) == PackedScene.output)
        #expect(try disk.list("\(scene.runs)/gh-450") == ["run-1", "run-2"])
        #expect(try disk.list("\(scene.runs)/gh-450/run-2") == [])
        #expect(try disk.month(ofRun: "run-1", of: "gh-450") == scene.run.month)
        #expect(try disk.month(ofRun: "run-2", of: "gh-450") == nil)
    }

    @Test func whatIsArchivedLaterIsSeenOnceItLooksAgain() throws {
        let scene = try PackedScene()
        let away = scene.scratch.path("away.json")
        try SystemDisk().rename(scene.run.list, to: away)
        let disk = scene.disk
        #expect(try disk.status(of: scene.directory) == nil)
        try SystemDisk().rename(away, to: scene.run.list)
        #expect(try disk.status(of: scene.directory) == nil)
        disk.forget()
        #expect(try disk.status(of: scene.directory) != nil)
    }

    @Test func bytesThatAreNotWhatWasPackedAreAnErrorThatNamesThePackedFile() throws {
        let scene = try PackedScene()
        var bytes = try SystemDisk().readAll(scene.run.pack, bytesMax: 1 << 20)
        bytes[12] ^= 0x40
        try SystemDisk().replaceFile(scene.run.pack, with: bytes)
        let error = #expect(throws: PlatformError.self) {
            try scene.disk.readAll("\(scene.directory)/stdout.log", bytesMax: 100)
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains(scene.run.pack))
    }

    @Test func itStandsOverADiskOnce() throws {
        let scene = try PackedScene()
        let disk = scene.disk
        #expect(ArchivedDisk.over(disk, runs: "/other", archive: scene.archive.path) === disk)
        #expect(ArchivedDisk.beneath(disk) is SystemDisk)
        #expect(try scene.archive.months(on: SystemDisk()).map(\.description) == ["2026-11"])
        #expect(try scene.archive.runs(of: scene.run.month, on: SystemDisk()) == [scene.run])
    }
}

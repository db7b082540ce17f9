import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct FolderWatchTests {
    private let scratch: TemporaryHome

    init() throws { scratch = try TemporaryHome(for: "FolderWatchTests") }

    @Test func changesWakeTheLoop() throws {
        let loop = try EventLoop()
        let watch = try FolderWatch(on: loop)
        #expect(try watch.add(scratch.path))
        #expect(try !watch.add(scratch.path))
        try SystemDisk().createFile(scratch.path("file"), with: [])
        try loop.turn(upTo: .seconds(30))
        #expect(try watch.take().paths.contains(scratch.path("file")))
        #expect(try watch.take().isEmpty)
        #expect(!watch.isPolling)
    }

    @Test func aFolderThatIsNotThereCanBeAddedWhenItIs() throws {
        let loop = try EventLoop()
        let watch = try FolderWatch(on: loop)
        let folder = scratch.path("later")
        #expect(try !watch.add(folder))
        try SystemDisk().makeFolders(folder)
        #expect(try watch.add(folder))
        try SystemDisk().createFile("\(folder)/file", with: [])
        try loop.turn(upTo: .seconds(30))
        #expect(try watch.take().paths.contains("\(folder)/file"))
    }

    @Test func aFolderThatWentIsWatchedAgainWhenItIsBack() throws {
        let watch = try FolderWatch(on: try EventLoop())
        let folder = scratch.path("folder")
        try SystemDisk().makeFolders(folder)
        #expect(try watch.add(folder))
        try SystemDisk().removeFolder(folder)
        #expect(try watch.take().gone == [folder])
        try SystemDisk().makeFolders(folder)
        #expect(try watch.add(folder))
    }

    @Test func whereThereAreNoWatchesItSaysThatOneHasToLook() throws {
        let watch = try FolderWatch(on: try EventLoop(), isWatchingAllowed: false)
        #expect(try !watch.add(scratch.path))
        #expect(watch.isPolling)
        #expect(try watch.take().isEmpty)
    }
}

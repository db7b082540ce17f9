import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct FolderWalkTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "FolderWalk") }

    @Test func filesComeInTheOrderOfTheirNames() throws {
        for name in ["b/2", "b/1", "a", "c/d/e", "B"] {
            try disk.makeFolders(FilePath.folder(of: home.path(name)))
            try disk.createFile(home.path(name), with: [1])
        }
        try disk.link(home.path("c/loop"), to: home.path)
        var walk = FolderWalk(on: disk)
        var names: [String] = []
        walk.walk(home.path) { path, status in names.append("\(path.dropFirst(home.path.utf8.count + 1))") }
        #expect(names == ["B", "a", "b/1", "b/2", "c/d/e"])
        // What was seen is not entered again.
        walk.walk(home.path("c")) { path, _ in names.append(path) }
        #expect(names.count == 5 && walk.unreadable == [])
    }

    @Test func whatCannotBeLookedAtIsPassedOver() throws {
        try disk.createFile(home.path("a"), with: [1])
        try disk.createFile(home.path("b"), with: [1])
        var walk = FolderWalk(on: FaultyDisk(disk, [2: .fail(.inputOutput)], counting: [.status]))
        var names: [String] = []
        walk.walk(home.path) { path, _ in names.append(FilePath.name(of: path)) }
        #expect(names == ["b"] && walk.unreadable.map(\.path) == [home.path("a")])
    }
}
